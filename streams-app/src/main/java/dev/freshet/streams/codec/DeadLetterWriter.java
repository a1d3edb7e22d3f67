package dev.freshet.streams.codec;

import dev.freshet.schemas.DeadLetter;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.validation.Verdict;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Wraps a record that was not taken. Belongs to one thread. */
public final class DeadLetterWriter {

    /** Room for the fields, the batch around the record, and Avro's and Kafka's lengths. */
    private static final int OVERHEAD_BYTES = 8192;

    /** A key of ours is an id of some hundred bytes; what is larger is a mistake and is cut. */
    private static final int KEY_BYTES = 8192;

    private static final int HEADERS_BYTES = 16_384;

    private final AvroCodec<DeadLetter> codec;
    private final int maxBytes;

    /**
     * A writer for one thread.
     *
     * @param maxBytes largest record that the dead-letters topic takes
     */
    public DeadLetterWriter(ReleasedSchemas schemas, int maxBytes) {
        this.codec = AvroCodec.of(DeadLetter.class, schemas);
        this.maxBytes = maxBytes;
    }

    /**
     * The dead letter with the source's key and timestamp. Value, key and headers are untouched unless they would not fit:
     * then the value is cut and marked so, and the detail tells of a cut key or dropped headers.
     */
    public Record<byte @Nullable [], byte[]> write(
            Record<byte @Nullable [], byte @Nullable []> source, SourcePosition position, Verdict.Rejected why) {
        byte[] key = source.key();
        byte[] value = source.value();
        boolean keyCut = key != null && key.length > KEY_BYTES;
        byte[] keptKey = key != null && keyCut ? Arrays.copyOf(key, KEY_BYTES) : key;
        boolean headersDropped = size(source.headers()) > HEADERS_BYTES;
        int room = maxBytes
                - OVERHEAD_BYTES
                - 2 * (keptKey == null ? 0 : keptKey.length)
                - (headersDropped ? 0 : size(source.headers()));
        boolean valueCut = value != null && value.length > room;
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(why.reason().name())
                .setDetail(why.detail()
                        + (keyCut ? "; the key is cut to " + KEY_BYTES + " bytes" : "")
                        + (headersDropped ? "; the headers are too large and left out" : ""))
                .setTopic(position.topic())
                .setPartition(position.partition())
                .setOffset(position.offset())
                .setTimestamp(Instant.ofEpochMilli(source.timestamp()))
                .setKey(keptKey == null ? null : ByteBuffer.wrap(keptKey))
                .setValue(value == null ? null : ByteBuffer.wrap(value, 0, valueCut ? room : value.length))
                .setOriginalValueSize(value == null ? -1 : value.length)
                .setTruncated(valueCut)
                .setHeaders(headersDropped ? List.of() : headers(source.headers()))
                .build();
        return new Record<>(keptKey, codec.encode(letter), source.timestamp());
    }

    private static List<dev.freshet.schemas.Header> headers(Headers headers) {
        List<dev.freshet.schemas.Header> kept = new ArrayList<>();
        for (Header header : headers) {
            kept.add(dev.freshet.schemas.Header.newBuilder()
                    .setName(header.key())
                    .setValue(header.value() == null ? null : ByteBuffer.wrap(header.value()))
                    .build());
        }
        return kept;
    }

    private static int size(Headers headers) {
        int bytes = 0;
        for (Header header : headers) {
            bytes += 3 * header.key().length() + (header.value() == null ? 0 : header.value().length) + 16;
        }
        return bytes;
    }
}
