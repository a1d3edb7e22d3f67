package dev.freshet.core.engine;

import dev.freshet.core.explain.EventLosses;

/**
 * A slate, and what each of the last events does for each of its items.
 *
 * @param slate with the reasons that the engine's settings ask for or without
 * @param losses nothing where the model was not used
 */
public record Influence(Slate slate, EventLosses losses) {}
