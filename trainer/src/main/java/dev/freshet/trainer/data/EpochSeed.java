package dev.freshet.trainer.data;

/** Seeds of the epochs of a run: whoever goes on with a run draws what it would have drawn. */
public final class EpochSeed {

    private EpochSeed() {}

    /** Different for each epoch of each seed, and far apart (the finalizer of SplitMix64; Steele, Lea and Flood 2014). */
    public static long of(long seed, int epoch) {
        long mixed = seed + epoch * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
