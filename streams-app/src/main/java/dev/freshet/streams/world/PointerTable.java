package dev.freshet.streams.world;

import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.codec.PointerCodec;
import dev.freshet.streams.codec.SourcePosition;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last readable pointer of the models topic. */
final class PointerTable implements TableReader {

    /**
     * A pointer as it was published.
     *
     * @param offset its place in the topic, which tells it from the same one published again
     */
    record Published(ModelPointer pointer, long offset) {}

    private final PointerCodec codec;
    private volatile Optional<Published> wanted = Optional.empty();

    PointerTable(ReleasedSchemas schemas) {
        this.codec = new PointerCodec(schemas);
    }

    @Override
    public Optional<String> take(byte[] key, byte @Nullable [] value, SourcePosition position) {
        if (!Arrays.equals(key, PointerCodec.key())) {
            return Optional.of("the key is not 'active'");
        }
        if (value == null) {
            return Optional.of("the value is null; the model in service stays until another is pointed at");
        }
        Decoded<ModelPointer> decoded = codec.read(value);
        if (decoded instanceof Decoded.Unreadable<ModelPointer> unreadable) {
            return Optional.of(unreadable.fault() + ": " + unreadable.detail());
        }
        wanted = Optional.of(new Published(decoded.orElseThrow(), position.offset()));
        return Optional.empty();
    }

    /** Empty before the first. */
    Optional<Published> wanted() {
        return wanted;
    }
}
