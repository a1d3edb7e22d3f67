package dev.freshet.trainer.data;

/**
 * One training step's data.
 *
 * @param slots the windows
 * @param rows the vectors that everything below refers to by row
 * @param positions M, the slots with loss
 * @param targetsPerPosition T
 * @param lossSlots [M] positions in the flattened [B, L]
 * @param surfaces [M] surface of the foretold event, 0 where hidden
 * @param wantedTypes [M] its type, 0 where hidden
 * @param gaps [M] the bucket of the time until it, 0 where hidden
 * @param targetRows [M, T]
 * @param targetWeights [M, T] shares of a position's loss, each position's sum is 1
 * @param negativeRows [K]
 * @param itemsPerNegative how many items of the catalog each negative stands for; 1 where they are all
 * @param accidentalHits places in the flattened [M, K], those of a position together and in order of the positions, where a negative is a target of that position
 * @param negativeBirths [K] how many items are older than the negative; empty where times are unknown
 * @param metItems [M] how many items had been met when the target was chosen: a negative whose birth is no less is none; empty
 *     likewise
 */
@SuppressWarnings("ArrayRecordComponent")
public record Batch(
        Slots slots,
        VectorRows rows,
        int positions,
        int targetsPerPosition,
        int[] lossSlots,
        int[] surfaces,
        int[] wantedTypes,
        int[] gaps,
        int[] targetRows,
        float[] targetWeights,
        int[] negativeRows,
        double itemsPerNegative,
        long[] accidentalHits,
        int[] negativeBirths,
        int[] metItems) {}
