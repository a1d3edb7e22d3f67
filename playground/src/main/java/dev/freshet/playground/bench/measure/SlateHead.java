package dev.freshet.playground.bench.measure;

import dev.freshet.schemas.RecommendationSlate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Reads of a slate only which events it answers, which costs a reader little. Belongs to one thread. */
final class SlateHead {

    /** The marker of single-object encoding and a fingerprint. */
    private static final int HEADER = 2 + 8;

    /** From the trigger's second field to the offsets. */
    private static final List<Schema> AFTER_EVENT_ID = afterEventId();

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

    /** How many events the slate last asked about answers besides. */
    int coalesced() {
        BinaryDecoder in = Objects.requireNonNull(decoder);
        try {
            for (Schema rest : AFTER_EVENT_ID) {
                GenericDatumReader.skip(rest, in);
            }
            int offsets = 0;
            for (long block = in.readArrayStart(); block > 0; block = in.arrayNext()) {
                for (long i = 0; i < block; i++) {
                    in.readLong();
                }
                offsets += (int) block;
            }
            return offsets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Schema> afterEventId() {
        Schema slate = RecommendationSlate.getClassSchema();
        Schema trigger = slate.getField("trigger").schema();
        return Stream.concat(
                        trigger.getFields().stream().skip(1),
                        slate.getFields().stream()
                                .filter(field ->
                                        field.pos() > slate.getField("trigger").pos()
                                                && field.pos()
                                                        < slate.getField("coalescedOffsets")
                                                                .pos()))
                .map(Schema.Field::schema)
                .toList();
    }

    private static void skipOptional(BinaryDecoder in) throws IOException {
        if (in.readIndex() == 1) {
            in.skipString();
        }
    }
}
