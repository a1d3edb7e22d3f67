package dev.freshet.streams.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Why a request cannot be answered, in the form of RFC 9457. What it says is for whoever asked: no stack, no secret, no class. */
public final class Problem extends RuntimeException {

    public static final String CONTENT_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final OptionalLong retryAfterSeconds;

    private Problem(HttpStatus status, String detail, OptionalLong retryAfterSeconds) {
        super(detail, null, false, false);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * The document.
     *
     * @param type always {@code about:blank}: the status says it all
     * @param title of the status
     * @param detail what is wrong and what to do about it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(
            String type, String title, int status, @Nullable String detail) {}

    /** The request cannot be understood; say which part, and what is allowed. */
    public static Problem badRequest(String detail) {
        return of(HttpStatus.BAD_REQUEST, detail);
    }

    public static Problem notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, detail);
    }

    public static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail, OptionalLong.empty());
    }

    /** The same request can be answered later. */
    public static Problem unavailable(String detail, Duration retryAfter) {
        return later(HttpStatus.SERVICE_UNAVAILABLE, detail, retryAfter);
    }

    /** @param retryAfter rounded up to seconds, at least one */
    public static Problem later(HttpStatus status, String detail, Duration retryAfter) {
        long seconds = Math.max(1, (retryAfter.toMillis() + 999) / 1000);
        return new Problem(status, detail, OptionalLong.of(seconds));
    }

    public HttpStatus status() {
        return status;
    }

    /** What the header Retry-After says; empty where trying again does not help. */
    public OptionalLong retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public Body body() {
        return body(status, Optional.ofNullable(getMessage()));
    }

    static Body body(HttpStatus status, Optional<String> detail) {
        return new Body("about:blank", status.getMessage(), status.getCode(), detail.orElse(null));
    }
}
