package dev.freshet.playground.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Reads of a slate only which event it answers, which costs a reader little. Belongs to one thread. */
final class SlateHead {

    /** The marker of single-object encoding and a fingerprint. */
    private static final int HEADER = 2 + 8;

    private @Nullable BinaryDecoder decoder;
    private final Utf8 text = new Utf8();

    /** The id of the event that a slate answers; valid until the next call. */
    CharSequence eventId(byte[] slate) {
        try {
            BinaryDecoder in = DecoderFactory.get().binaryDecoder(slate, HEADER, slate.length - HEADER, decoder);
            decoder = in;
            in.skipString(); // recommendationId
            skipOptional(in); // userId
            skipOptional(in); // anonymousId
            in.skipString(); // surface
            in.readLong(); // generatedAt
            return in.readString(text);
        } catch (IOException e) {
            throw new UncheckedIOException("A slate cannot be read", e);
        }
    }

    private static void skipOptional(BinaryDecoder in) throws IOException {
        if (in.readIndex() == 1) {
            in.skipString();
        }
    }
}
