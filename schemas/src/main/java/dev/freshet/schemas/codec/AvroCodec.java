package dev.freshet.schemas.codec;

import dev.freshet.schemas.codec.Decoded.Fault;
import dev.freshet.schemas.codec.Decoded.Unreadable;
import dev.freshet.schemas.codec.Decoded.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one type with their current schema, and reads those of every released one, in Avro single-object
 * encoding.
 *
 * <p>An instance reuses its buffers and belongs to one thread at a time: make one a processor, or one a serializer. It shares
 * nothing mutable with other instances. Decoding allocates in proportion to the bytes given (tens of bytes for each, at most), whatever
 * lengths they claim.
 */
public final class AvroCodec<T extends SpecificRecordBase> {
    private static final int SHOWN_BYTES = 16;
    private static final int FIRST_BUFFER_BYTES = 512;

    private final Schema current;
    private final ReleasedSchemas released;
    private final byte[] header;
    private final DatumWriter<T> writer;
    private final long[] fingerprints;
    private final List<DatumReader<T>> readers;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(FIRST_BUFFER_BYTES);
    private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(buffer, null);
    private BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

    private AvroCodec(Class<T> type, ReleasedSchemas released) {
        SpecificData data = new RecordClasses(type);
        this.current = data.getSchema(type);
        this.released = released;
        long fingerprint = SchemaNormalization.parsingFingerprint64(current);
        List<ReleasedSchema> writers = released.of(current.getName());
        if (writers.stream().noneMatch(schema -> schema.fingerprint() == fingerprint)) {
            throw new IllegalArgumentException("the current schema of " + current.getName()
                    + " is not released; see 'How to change a schema' in schemas/README.md");
        }
        this.header = SingleObject.header(fingerprint);
        this.writer = new SpecificDatumWriter<>(current, data);
        this.fingerprints =
                writers.stream().mapToLong(ReleasedSchema::fingerprint).toArray();
        this.readers = writers.stream()
                .<DatumReader<T>>map(schema -> new SpecificDatumReader<>(schema.schema(), current, data))
                .toList();
    }

    /**
     * A codec of a generated record type.
     *
     * @throws IllegalArgumentException if the type's schema is not among the released ones
     */
    public static <T extends SpecificRecordBase> AvroCodec<T> of(Class<T> type, ReleasedSchemas released) {
        return new AvroCodec<>(type, released);
    }

    /** The record in single-object encoding; a fresh array. */
    public byte[] encode(T datum) {
        // Takes along what a write that failed left in the encoder, before the buffer is emptied.
        encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
        buffer.reset();
        buffer.writeBytes(header);
        try {
            writer.write(datum, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a " + current.getName(), e);
        }
        return buffer.toByteArray();
    }

    /** Reads all of the bytes as one record; never throws for what they hold. */
    public Decoded<T> decode(byte[] bytes) {
        if (!SingleObject.hasHeader(bytes)) {
            return new Unreadable<>(Fault.NOT_SINGLE_OBJECT, foreign(bytes));
        }
        long fingerprint = SingleObject.fingerprint(bytes);
        DatumReader<T> reader = readerOf(fingerprint);
        if (reader == null) {
            return new Unreadable<>(Fault.UNKNOWN_SCHEMA, unknown(fingerprint));
        }
        int bodyBytes = bytes.length - SingleObject.HEADER_BYTES;
        decoder = DecoderFactory.get().binaryDecoder(bytes, SingleObject.HEADER_BYTES, bodyBytes, decoder);
        T value;
        try {
            value = reader.read(null, decoder);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | UnsupportedOperationException e) {
            // The ways in which Avro reports a damaged body: its end, a length, a union branch, a limit.
            return new Unreadable<>(
                    Fault.CORRUPT,
                    "the " + bodyBytes + " bytes of the body are no " + current.getName() + ": " + cause(e));
        }
        int trailing = decoder.remainingBytes();
        if (trailing != 0) {
            return new Unreadable<>(
                    Fault.CORRUPT,
                    trailing + " of the " + bodyBytes + " bytes of the body follow the end of the "
                            + current.getName());
        }
        return new Value<>(value);
    }

    private @Nullable DatumReader<T> readerOf(long fingerprint) {
        for (int i = 0; i < fingerprints.length; i++) {
            if (fingerprints[i] == fingerprint) {
                return readers.get(i);
            }
        }
        return null;
    }

    private static String foreign(byte[] bytes) {
        String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES));
        return "the " + bytes.length + " bytes start with '" + start
                + "'; Avro single-object encoding starts with c301 and 8 bytes of fingerprint";
    }

    private String unknown(long fingerprint) {
        String hex = HexFormat.of().toHexDigits(fingerprint);
        Optional<ReleasedSchema> other = released.find(fingerprint);
        return other.map(schema -> "schema " + hex + " is " + schema + "; a " + current.getName() + " is wanted here")
                .orElseGet(() -> "schema " + hex + " of the bytes is not among the released ones of "
                        + current.getName() + "; upgrade readers before writers");
    }

    private static String cause(Exception e) {
        String message = e.getMessage();
        String name = e.getClass().getSimpleName();
        return message == null
                ? name
                : name + ", " + message.lines().findFirst().orElse("");
    }
}
