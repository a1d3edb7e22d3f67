package dev.freshet.streams.trace;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A place in a distributed trace, as the headers {@code traceparent} and {@code tracestate} of
 * <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a> tell it, of records and of requests alike.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all zero
 * @param parentId the span that whatever comes next is part of: 16 such digits, not all zero
 * @param flags 1 for sampled, 2 for a random trace id; others are not handed on
 * @param state what tracing systems add for themselves; at most {@value #MOST_STATE} characters
 */
public record TraceContext(String traceId, String parentId, int flags, Optional<String> state) {

    public static final String PARENT_HEADER = "traceparent";
    public static final String STATE_HEADER = "tracestate";

    /** What the recommendation asks to be handed on; what is longer is left out. */
    private static final int MOST_STATE = 512;

    private static final int KNOWN_FLAGS = 0b11;

    /** Later versions may add fields behind the flags, never before. */
    private static final Pattern PARENT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~\t]*");

    public TraceContext {
        require(TRACE_ID.matcher(traceId).matches(), "traceId", traceId);
        require(SPAN_ID.matcher(parentId).matches(), "parentId", parentId);
        require((flags & ~KNOWN_FLAGS) == 0, "flags", Integer.toString(flags));
        require(state.map(TraceContext::isState).orElse(true), "state", state.orElse(""));
    }

    /** What a record's headers tell; empty where they tell nothing, or nothing that can be understood. */
    public static Optional<TraceContext> of(Headers headers) {
        Header parent = headers.lastHeader(PARENT_HEADER);
        return parent == null ? Optional.empty() : parse(text(parent), text(headers.lastHeader(STATE_HEADER)));
    }

    /**
     * What two headers tell. Malformed ones are as good as none: a trace never costs an event.
     *
     * @param parent the value of traceparent
     * @param state the value of tracestate
     */
    public static Optional<TraceContext> parse(@Nullable String parent, @Nullable String state) {
        if (parent == null) {
            return Optional.empty();
        }
        Matcher fields = PARENT.matcher(parent);
        if (!fields.matches() || (fields.group(1).equals("00") && fields.group(5) != null)) {
            return Optional.empty();
        }
        return Optional.of(new TraceContext(
                fields.group(2),
                fields.group(3),
                Integer.parseInt(fields.group(4), 16) & KNOWN_FLAGS,
                Optional.ofNullable(state).filter(TraceContext::isState)));
    }

    /**
     * The same trace, one span further.
     *
     * @param spanId whose part comes next; 16 hexadecimal digits in lower case, not all zero
     */
    public TraceContext next(String spanId) {
        return new TraceContext(traceId, spanId, flags, state);
    }

    /** The same for a number, such as a random one; 0 counts as 1. */
    public TraceContext next(long spanId) {
        return next(String.format(Locale.ROOT, "%016x", spanId == 0 ? 1 : spanId));
    }

    /** Sets the headers of a record, in the place of those that it has. */
    public void writeTo(Headers headers) {
        headers.remove(PARENT_HEADER);
        headers.remove(STATE_HEADER);
        headers.add(PARENT_HEADER, parent().getBytes(StandardCharsets.US_ASCII));
        state.ifPresent(text -> headers.add(STATE_HEADER, text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The value of traceparent, in version 00. */
    public String parent() {
        return "00-" + traceId + "-" + parentId + "-0" + flags;
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static boolean isState(String text) {
        return !text.isBlank()
                && text.length() <= MOST_STATE
                && PRINTABLE.matcher(text).matches();
    }

    private static void require(boolean holds, String field, String value) {
        if (!holds) {
            throw new IllegalArgumentException(field + " cannot be '" + value + "'");
        }
    }
}
