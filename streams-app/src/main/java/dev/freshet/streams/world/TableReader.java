package dev.freshet.streams.world;

import dev.freshet.streams.codec.SourcePosition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the records of one global topic into what every instance knows. Called by the global thread only. */
@FunctionalInterface
public interface TableReader {

    /**
     * Takes one record.
     *
     * @param value null removes the key
     * @return why the record was not taken, if it was not; nothing changed then
     */
    Optional<String> take(byte[] key, byte @Nullable [] value, SourcePosition position);
}
