package dev.freshet.core.engine;

import dev.freshet.core.state.Embedding;
import java.util.Optional;

/**
 * A slate, and what the model made on the way.
 *
 * @param embedding the embedding of the ring, to be kept in the row; empty where no model made one
 */
public record Recommendation(Slate slate, Optional<Embedding> embedding) {}
