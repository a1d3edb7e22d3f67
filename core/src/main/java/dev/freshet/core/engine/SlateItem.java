package dev.freshet.core.engine;

import dev.freshet.core.candidates.Source;
import dev.freshet.core.explain.Reason;
import java.util.Set;

/**
 * One place of a slate.
 *
 * @param rank from 1
 * @param score the model's score and the second stage's, or with a fallback 1 / rank
 * @param sources who proposed the item
 * @param propensity probability of the item being in this place; 1 without exploration
 */
public record SlateItem(String itemId, int rank, double score, Set<Source> sources, Reason reason, double propensity) {}
