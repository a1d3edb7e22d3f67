package dev.freshet.streams.codec;

import com.google.common.primitives.ImmutableLongArray;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.streams.trace.TraceContext;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * An event that wants an answer, and the earlier ones that the same answer settles.
 *
 * @param subject whose event it is
 * @param eventId the event's id
 * @param timeMs when it happened, ms since 1970 UTC
 * @param consent what the person agreed to with it
 * @param position where it came from
 * @param earlier offsets, in the same partition, of earlier events of the subject that get no answer of their own; ascending
 * @param trace the event's, with the span that the answer is; those of earlier events end without an answer
 */
public record Unanswered(
        Subject subject,
        String eventId,
        long timeMs,
        Consent consent,
        SourcePosition position,
        ImmutableLongArray earlier,
        Optional<TraceContext> trace) {

    /** An event that is to be answered by itself. */
    public static Unanswered of(UserEvent event, SourcePosition position, Optional<TraceContext> trace) {
        return new Unanswered(
                event.subject(),
                event.eventId(),
                event.timeMs(),
                event.consent(),
                position,
                ImmutableLongArray.of(),
                trace);
    }

    /** Both, answered by an answer to the newer. An event that is in both counts once. */
    public Unanswered and(Unanswered other) {
        Unanswered newer = other.position.offset() >= position.offset() ? other : this;
        long[] settled = LongStream.concat(offsets(), other.offsets())
                .filter(offset -> offset != newer.position.offset())
                .sorted()
                .distinct()
                .toArray();
        return new Unanswered(
                newer.subject,
                newer.eventId,
                newer.timeMs,
                newer.consent,
                newer.position,
                ImmutableLongArray.copyOf(settled),
                newer.trace);
    }

    /** How many events the answer settles, at least 1. */
    public int events() {
        return earlier.length() + 1;
    }

    private LongStream offsets() {
        return LongStream.concat(earlier.stream(), LongStream.of(position.offset()));
    }
}
