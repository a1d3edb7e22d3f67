package dev.freshet.core.encode;

import dev.freshet.core.state.Slot;

/** 64-bit hashes of what the trunk reads; mixed as in the finaliser of MurmurHash3. */
final class SlotHashes {

    private SlotHashes() {}

    static long of(Slot slot) {
        long hash = mixed(slot.type().code(), slot.timeMs());
        hash = mixed(hash, slot.eventHash());
        if (slot instanceof Slot.ItemSlot item) {
            return mixed(hash, item.itemHash());
        }
        var terms = ((Slot.SearchSlot) slot).terms();
        for (int i = 0; i < terms.length(); i++) {
            hash = mixed(hash, terms.get(i));
        }
        return mixed(hash, terms.length());
    }

    /** Of a vector; never 0. */
    static long of(float[] vector) {
        long hash = vector.length;
        for (float value : vector) {
            hash = mixed(hash, Float.floatToIntBits(value));
        }
        return hash == 0 ? 1 : hash;
    }

    private static long mixed(long hash, long value) {
        long x = hash * 31 + value;
        x ^= x >>> 33;
        x *= 0xff51afd7ed558ccdL;
        x ^= x >>> 33;
        x *= 0xc4ceb9fe1a85ec53L;
        return x ^ (x >>> 33);
    }
}
