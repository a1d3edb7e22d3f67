package dev.freshet.core.state;

import com.google.common.primitives.ImmutableIntArray;

/** A slot in a few numbers: as a ring keeps it, and hashed. */
final class SlotDigest {

    private SlotDigest() {}

    /**
     * A 64-bit hash of a slot: the words times odd constants, summed, and mixed by MurmurHash3's finalizer. Items and events are
     * hashes already, so the sum needs no rounds of its own.
     *
     * @param head type code, and the number of terms times 16
     * @param first the item, or the first two terms
     * @param second terms three and four
     */
    static long of(int head, long first, long second, long timeMs, long eventHash) {
        long sum = head * 0x9E37_79B9_7F4A_7C15L
                + first * 0xC2B2_AE3D_27D4_EB4FL
                + second * 0x1656_67B1_9E37_79F9L
                + timeMs * 0x85EB_CA77_C2B2_AE63L
                + eventHash * 0x27D4_EB2F_1656_67C5L;
        sum ^= sum >>> 33;
        sum *= 0xFF51_AFD7_ED55_8CCDL;
        sum ^= sum >>> 33;
        sum *= 0xC4CE_B9FE_1A85_EC53L;
        return sum ^ (sum >>> 33);
    }

    static long of(Slot.ItemSlot slot) {
        return of(slot.type().code(), slot.itemHash(), 0, slot.timeMs(), slot.eventHash());
    }

    static long of(Slot.SearchSlot slot) {
        ImmutableIntArray terms = slot.terms();
        return of(
                slot.type().code() + (terms.length() << 4),
                pair(terms, 0),
                pair(terms, 2),
                slot.timeMs(),
                slot.eventHash());
    }

    static ImmutableIntArray terms(Ring ring, int slot) {
        int[] terms = new int[ring.termCount(slot)];
        for (int k = 0; k < terms.length; k++) {
            terms[k] = ring.term(slot, k);
        }
        return ImmutableIntArray.copyOf(terms);
    }

    private static long pair(ImmutableIntArray terms, int from) {
        long low = from < terms.length() ? terms.get(from) & 0xFFFF_FFFFL : 0;
        return from + 1 < terms.length() ? low | (long) terms.get(from + 1) << Integer.SIZE : low;
    }
}
