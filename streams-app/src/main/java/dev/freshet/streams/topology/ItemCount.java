package dev.freshet.streams.topology;

import dev.freshet.core.signals.DecayedPopularity;
import java.nio.ByteBuffer;

/**
 * A value of the item-popularity store, 18 bytes big-endian: format 1, 1 if not published yet else 0, the sum in millionths,
 * its time in ms.
 *
 * @param popularity the decayed sum
 * @param unpublished whether item-signals has not heard of it yet
 */
record ItemCount(DecayedPopularity popularity, boolean unpublished) {

    private static final byte FORMAT = 1;
    private static final int BYTES = 18;

    /** @throws IllegalStateException if the bytes are of another format */
    static ItemCount ofBytes(byte[] bytes) {
        if (bytes.length != BYTES || bytes[0] != FORMAT) {
            throw new IllegalStateException("an item count of " + bytes.length + " bytes is not of format " + FORMAT);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, BYTES - 1);
        boolean unpublished = in.get() == 1;
        return new ItemCount(new DecayedPopularity(in.getLong(), in.getLong()), unpublished);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .put(FORMAT)
                .put((byte) (unpublished ? 1 : 0))
                .putLong(popularity.millionths())
                .putLong(popularity.asOfMs())
                .array();
    }
}
