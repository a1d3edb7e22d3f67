package dev.freshet.datasets.simulator;

/**
 * An item and how probable it was.
 *
 * @param itemId the item
 * @param probability that the event about to be drawn holds the item, given that it holds any; 0 to 1
 */
public record RankedItem(String itemId, double probability) {}
