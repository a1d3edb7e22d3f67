package dev.freshet.streams.world;

import dev.freshet.streams.codec.ModelPointer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one pointer.
 *
 * @param time when it was decided
 * @param took how long fetching, checking and describing the catalog took
 * @param refusal why the model is not used; empty where it went into service
 */
public record ModelDecision(ModelPointer pointer, Instant time, Duration took, Optional<String> refusal) {

    static ModelDecision served(ModelPointer pointer, Instant time, Duration took) {
        return new ModelDecision(pointer, time, took, Optional.empty());
    }

    static ModelDecision refused(ModelPointer pointer, Instant time, Duration took, String why) {
        return new ModelDecision(pointer, time, took, Optional.of(why));
    }
}
