package dev.freshet.core.model;

/** Vectors of items that the bundle has never seen, made of what the catalog says of them. */
@FunctionalInterface
public interface OutsideItems {

    /** No such items. */
    OutsideItems NONE = (itemHash, into, at) -> false;

    /** Copies the vector of an item to a place in a larger array; false, and nothing copied, if it is not known here. */
    boolean copyVector(long itemHash, float[] into, int at);
}
