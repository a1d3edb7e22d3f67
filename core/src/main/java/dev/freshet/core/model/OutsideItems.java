package dev.freshet.core.model;

/** Vectors of items that the bundle has never seen, made of what the catalog says of them. */
@FunctionalInterface
public interface OutsideItems {

    /** No such items. */
    OutsideItems NONE = (itemHash, into, at) -> false;

    /** The {@link #version} of an item that is not known here. */
    long UNKNOWN = 1;

    /** Copies the vector of an item to a place in a larger array; false, and nothing copied, if it is not known here. */
    boolean copyVector(long itemHash, float[] into, int at);

    /**
     * A number that changes with the vector of an item, never 0: its hash, or {@link #UNKNOWN}.
     *
     * @param dimensions of the vector
     */
    default long version(long itemHash, int dimensions) {
        float[] vector = new float[dimensions];
        return copyVector(itemHash, vector, 0) ? versionOf(vector, 0, dimensions) : UNKNOWN;
    }

    /** The version of a vector that lies at a place of a larger array. */
    static long versionOf(float[] vectors, int at, int dimensions) {
        long hash = dimensions;
        for (int i = at; i < at + dimensions; i++) {
            hash = (hash ^ Float.floatToIntBits(vectors[i])) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        return hash == 0 || hash == UNKNOWN ? -1 : hash;
    }
}
