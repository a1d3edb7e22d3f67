package dev.freshet.streams.topology;

import dev.freshet.streams.codec.SlateWriter;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.trace.TraceContext;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The traces that go through the stream. What is made of an event is one span of the event's trace; other headers of an event stay
 * behind, for they are between its producer and us.
 */
final class TraceHeaders {

    private static final int SPAN_DIGITS = 16;

    private TraceHeaders() {}

    /** The trace of a record, with the span that stands for what is made of it: the same for the same position. */
    static Optional<TraceContext> of(Record<?, ?> record, SourcePosition position) {
        return TraceContext.of(record.headers())
                .map(trace -> trace.next(SlateWriter.recommendationId(position).substring(0, SPAN_DIGITS)));
    }

    /** A record that tells of this trace and has no other headers. */
    static <K, V> Record<K, V> set(Optional<TraceContext> trace, Record<K, V> record) {
        if (trace.isEmpty() && !record.headers().iterator().hasNext()) {
            return record;
        }
        RecordHeaders headers = new RecordHeaders();
        trace.ifPresent(context -> context.writeTo(headers));
        return record.withHeaders(headers);
    }
}
