package dev.freshet.core.encode;

import dev.freshet.core.model.Past;

/** What is remembered of one subject: its past slots, and what they were made from. Used by one thread at a time. */
final class CachedSubject {

    private static final int OVERHEAD_BYTES = 400;

    private final String bundleChecksum;
    private final int bytes;
    private final PastSlots past;
    private final RingIdentity identity = new RingIdentity();

    /** @param ring slots that a ring holds at most */
    CachedSubject(String bundleChecksum, Past shape, int ring) {
        this.bundleChecksum = bundleChecksum;
        this.past = new PastSlots(shape);
        this.bytes = PastSlots.bytes(shape) + 2 * Long.BYTES * ring + OVERHEAD_BYTES;
    }

    String bundleChecksum() {
        return bundleChecksum;
    }

    PastSlots past() {
        return past;
    }

    RingIdentity identity() {
        return identity;
    }

    /** What it takes of the heap when its ring is full, about. */
    int bytes() {
        return bytes;
    }
}
