package dev.freshet.trainer.data;

/**
 * What came next after a history up to here.
 *
 * @param history index in the corpus
 * @param targetStart the first slot of the foretold event; the ring is what stands before it
 * @param targets distinct items of the event
 */
@SuppressWarnings("ArrayRecordComponent")
public record RankingCase(int history, int targetStart, int[] targets) {}
