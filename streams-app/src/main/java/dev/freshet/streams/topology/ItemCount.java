package dev.freshet.streams.topology;

import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.visits.DecayedVisits;
import java.nio.ByteBuffer;

/**
 * A value of the item-popularity store, big-endian: format 2, 1 if not published yet else 0, the sum in millionths and its time in ms,
 * the time of the visits in ms, and 16 bytes for each item that was visited before: its hash and its sum in millionths. Format 1
 * ended before the visits.
 *
 * @param popularity the decayed sum
 * @param visits what was visited before
 * @param unpublished whether item-signals has not heard of it yet
 */
record ItemCount(DecayedPopularity popularity, DecayedVisits visits, boolean unpublished) {

    /** Of an item of which nothing is known. */
    static final ItemCount NONE = new ItemCount(DecayedPopularity.NONE, DecayedVisits.NONE, false);

    private static final byte FORMAT = 2;
    private static final byte FORMAT_WITHOUT_VISITS = 1;
    private static final int BYTES_WITHOUT_VISITS = 18;
    private static final int BYTES_BEFORE_VISITS = 26;
    private static final int BYTES_A_VISIT = 16;

    /** @throws IllegalStateException if the bytes are of another format */
    static ItemCount ofBytes(byte[] bytes) {
        boolean withVisits = bytes.length >= BYTES_BEFORE_VISITS
                && bytes[0] == FORMAT
                && (bytes.length - BYTES_BEFORE_VISITS) % BYTES_A_VISIT == 0;
        boolean withoutVisits = bytes.length == BYTES_WITHOUT_VISITS && bytes[0] == FORMAT_WITHOUT_VISITS;
        if (!withVisits && !withoutVisits) {
            throw new IllegalStateException("an item count of " + bytes.length + " bytes is of neither format "
                    + FORMAT_WITHOUT_VISITS + " nor " + FORMAT);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        boolean unpublished = in.get() == 1;
        DecayedPopularity popularity = new DecayedPopularity(in.getLong(), in.getLong());
        return new ItemCount(popularity, withVisits ? visits(in) : DecayedVisits.NONE, unpublished);
    }

    /** The same once item-signals has heard of it. */
    ItemCount published() {
        return new ItemCount(popularity, visits, false);
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES_BEFORE_VISITS + BYTES_A_VISIT * visits.size())
                .put(FORMAT)
                .put((byte) (unpublished ? 1 : 0))
                .putLong(popularity.millionths())
                .putLong(popularity.asOfMs())
                .putLong(visits.asOfMs());
        for (int i = 0; i < visits.size(); i++) {
            out.putLong(visits.itemHash(i)).putLong(visits.millionths(i));
        }
        return out.array();
    }

    private static DecayedVisits visits(ByteBuffer in) {
        long asOfMs = in.getLong();
        int size = in.remaining() / BYTES_A_VISIT;
        long[] itemHashes = new long[size];
        long[] millionths = new long[size];
        for (int i = 0; i < size; i++) {
            itemHashes[i] = in.getLong();
            millionths[i] = in.getLong();
        }
        return DecayedVisits.of(asOfMs, itemHashes, millionths);
    }
}
