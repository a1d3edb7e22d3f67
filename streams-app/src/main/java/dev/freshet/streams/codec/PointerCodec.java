package dev.freshet.streams.codec;

import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Values of models. Belongs to one thread. */
public final class PointerCodec {

    private final AvroCodec<dev.freshet.schemas.ModelPointer> codec;

    public PointerCodec(ReleasedSchemas schemas) {
        this.codec = AvroCodec.of(dev.freshet.schemas.ModelPointer.class, schemas);
    }

    /** The one key of the topic, so that compaction keeps the last pointer. A fresh array. */
    public static byte[] key() {
        return "active".getBytes(StandardCharsets.US_ASCII);
    }

    public Decoded<ModelPointer> read(byte[] value) {
        return DecodedValues.map(
                codec.decode(value),
                pointer -> new ModelPointer(pointer.getVersion(), pointer.getUri(), pointer.getChecksum()));
    }

    /** A pointer published now, ms since 1970 UTC. */
    public byte[] write(ModelPointer pointer, long nowMs) {
        return codec.encode(dev.freshet.schemas.ModelPointer.newBuilder()
                .setVersion(pointer.version())
                .setUri(pointer.uri())
                .setChecksum(pointer.checksum())
                .setPublishedAt(Instant.ofEpochMilli(nowMs))
                .build());
    }
}
