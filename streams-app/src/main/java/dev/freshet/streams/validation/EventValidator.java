package dev.freshet.streams.validation;

import dev.freshet.core.event.Subject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Judges a record as a whole: its key, its place, and through {@link EventValues} its value. Belongs to one thread. */
public final class EventValidator {

    private final EventValues values;
    private final KeyPlacement placement;

    public EventValidator(EventValues values, KeyPlacement placement) {
        this.values = values;
        this.placement = placement;
    }

    /**
     * Never throws for what a record holds.
     *
     * @param partition where the record lay
     * @param nowMs this machine's clock, ms since 1970 UTC
     */
    public Verdict judge(byte @Nullable [] key, byte @Nullable [] value, int partition, long nowMs) {
        if (value == null) {
            return new Verdict.Rejected(
                    RejectReason.NULL_VALUE, "the record has no value; an ERASE event forgets a person");
        }
        Verdict verdict = values.read(value, nowMs);
        if (!(verdict instanceof Verdict.Accepted accepted)) {
            return verdict;
        }
        if (key == null) {
            return new Verdict.Rejected(
                    RejectReason.NULL_KEY, "the record has no key; set it to the bytes of the subject's id");
        }
        Subject subject = accepted.event().subject();
        if (!Arrays.equals(key, subject.id().getBytes(StandardCharsets.UTF_8))) {
            return new Verdict.Rejected(
                    RejectReason.KEY_NOT_SUBJECT,
                    "the key is not the bytes of the subject's id '" + subject.id() + "'; set it to them");
        }
        int expected = placement.partitionOf(key);
        if (partition != expected) {
            return new Verdict.Rejected(
                    RejectReason.WRONG_PARTITION,
                    "the record lies in partition " + partition + " but its key belongs to " + expected
                            + "; set the producer's partitioner to murmur2 (librdkafka: murmur2_random)");
        }
        return verdict;
    }
}
