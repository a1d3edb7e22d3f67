package dev.freshet.streams.trace;

import java.util.Optional;
import org.slf4j.MDC;

/** Which trace the lines belong to that the calling thread logs. */
public final class LoggedTrace {

    /** The field of a log line: 32 hexadecimal digits. */
    public static final String FIELD = "traceId";

    private LoggedTrace() {}

    /** Lines from now on belong to this trace, if there is one; in a finally block {@link #end} has to follow. */
    public static void begin(Optional<TraceContext> trace) {
        trace.ifPresent(context -> MDC.put(FIELD, context.traceId()));
    }

    /** Lines from now on belong to none. */
    public static void end() {
        MDC.remove(FIELD);
    }
}
