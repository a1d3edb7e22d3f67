package dev.freshet.core.encode;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.state.Ring;
import java.util.Arrays;

/**
 * What keys and values depend on besides the bundle: every slot of the ring, and the vectors of its items that the bundle does
 * not know, since those come from the catalog and may change.
 */
final class RingIdentity {

    /** The slot's vector is the bundle's own. */
    static final long OF_THE_BUNDLE = 0;

    /** A vector that does not come from the bundle. */
    @FunctionalInterface
    interface Versions {
        /** The version of an item's vector, 0 where it is the bundle's own. */
        long of(long itemHash);
    }

    /** The versions of the vectors that a bundle does not fix. */
    static Versions versions(Bundle bundle, OutsideItems outside) {
        return itemHash ->
                bundle.items().row(itemHash) >= 0 ? OF_THE_BUNDLE : outside.version(itemHash, bundle.dimensions());
    }

    /** As {@link #outsideVersion()} of a ring that is not kept. */
    static long outsideVersion(Ring ring, Versions versions) {
        long version = OF_THE_BUNDLE;
        for (int i = 0; i < ring.size(); i++) {
            version = ring.isSearch(i) ? version : combine(version, versions.of(ring.itemHash(i)));
        }
        return version;
    }

    private static long combine(long version, long next) {
        if (next == OF_THE_BUNDLE) {
            return version;
        }
        long combined = (Long.rotateLeft(version, 23) ^ next) * 0x9E37_79B9_7F4A_7C15L;
        return combined == OF_THE_BUNDLE ? 1 : combined;
    }

    private long[] slots = new long[0];
    private long[] vectors = new long[0];
    private int size;

    /** Reads the slots of a ring; vectors are added by {@link #follows}. */
    void read(Ring ring) {
        size = ring.size();
        if (slots.length < size) {
            slots = new long[size];
            vectors = new long[size];
        }
        for (int i = 0; i < size; i++) {
            slots[i] = ring.digest(i);
        }
    }

    /**
     * How many slots this ring has more than an earlier one, where they have slots in common and all of these are the same; -1 where
     * not.
     *
     * @param most slots more at most
     * @param capacity what a ring holds before the oldest slots fall out
     */
    int slotsSince(RingIdentity earlier, int most, int capacity, Ring ring, Versions versions) {
        for (int more = 0; more <= Math.min(most, size - 1); more++) {
            int both = size - more;
            int fallen = earlier.size - both;
            boolean plausible = fallen == 0 || (fallen > 0 && size == capacity);
            if (plausible
                    && Arrays.equals(slots, 0, both, earlier.slots, fallen, earlier.size)
                    && sameVectors(earlier, fallen, both, ring, versions)) {
                return more;
            }
        }
        return -1;
    }

    private boolean sameVectors(RingIdentity earlier, int fallen, int both, Ring ring, Versions versions) {
        for (int i = 0; i < both; i++) {
            long version = earlier.vectors[fallen + i];
            if (version != OF_THE_BUNDLE && version != versions.of(ring.itemHash(i))) {
                return false;
            }
        }
        return true;
    }

    /** Completes the vectors: those of the earlier ring for the slots that both have, read anew for the others. */
    void follows(RingIdentity earlier, int more, Ring ring, Versions versions) {
        int both = size - more;
        System.arraycopy(earlier.vectors, earlier.size - both, vectors, 0, both);
        readVectors(both, ring, versions);
    }

    /** Reads the vectors of the slots from one on. */
    void readVectors(int from, Ring ring, Versions versions) {
        for (int i = from; i < size; i++) {
            vectors[i] = ring.isSearch(i) ? OF_THE_BUNDLE : versions.of(ring.itemHash(i));
        }
    }

    /** Changes with the vectors of the ring's items that do not come from the bundle; 0 where all do. */
    long outsideVersion() {
        long version = OF_THE_BUNDLE;
        for (int i = 0; i < size; i++) {
            version = combine(version, vectors[i]);
        }
        return version;
    }

    void copyFrom(RingIdentity other) {
        if (slots.length < other.size) {
            slots = new long[other.slots.length];
            vectors = new long[other.slots.length];
        }
        System.arraycopy(other.slots, 0, slots, 0, other.size);
        System.arraycopy(other.vectors, 0, vectors, 0, other.size);
        size = other.size;
    }
}
