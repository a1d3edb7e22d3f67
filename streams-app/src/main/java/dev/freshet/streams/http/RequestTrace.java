package dev.freshet.streams.http;

import dev.freshet.streams.trace.TraceContext;
import io.javalin.http.Context;
import java.util.Optional;

/** The trace that a request is part of. */
final class RequestTrace {

    private RequestTrace() {}

    static Optional<TraceContext> of(Context context) {
        return TraceContext.parse(
                context.header(TraceContext.PARENT_HEADER), context.header(TraceContext.STATE_HEADER));
    }
}
