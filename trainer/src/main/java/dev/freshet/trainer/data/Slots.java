package dev.freshet.trainer.data;

/**
 * Some rings as the trunk takes them, padded at the end to one length.
 *
 * @param rings B, how many
 * @param length L, the longest
 * @param tokenRows [B, L] rows of the vector table; 0 is the zero vector
 * @param types [B, L] codes of event types
 * @param gaps [B, L, L] gap buckets of pairs within the window, or empty where data has no times
 */
@SuppressWarnings("ArrayRecordComponent")
public record Slots(int rings, int length, int[] tokenRows, int[] types, int[] gaps) {}
