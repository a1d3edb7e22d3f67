package dev.freshet.streams.http;

import dev.freshet.streams.trace.LoggedTrace;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.validation.ValidationException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every fault of an operation as a {@link Problem}, and in the log what is ours to mend. */
final class Faults {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    private static final List<HttpStatus> UNROUTED = List.of(HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED);
    private static final String NOT_HERE = "see /openapi.json for what there is";

    private Faults() {}

    static void tellAsProblems(JavalinConfig javalin) {
        javalin.routes.exception(Problem.class, (problem, context) -> tell(context, problem));
        javalin.routes.exception(HttpResponseException.class, (refused, context) -> {
            HttpStatus status = HttpStatus.forStatus(refused.getStatus());
            tell(
                    context,
                    Problem.of(status, UNROUTED.contains(status) ? NOT_HERE : String.valueOf(refused.getMessage())));
        });
        javalin.routes.exception(
                ValidationException.class,
                (invalid, context) -> tell(
                        context,
                        Problem.badRequest("not understood: "
                                + String.join(", ", invalid.getErrors().keySet()))));
        javalin.routes.exception(
                IllegalCharsetNameException.class, (fault, context) -> tell(context, unknownCharset()));
        javalin.routes.exception(
                UnsupportedCharsetException.class, (fault, context) -> tell(context, unknownCharset()));
        javalin.routes.exception(HttpException.RuntimeException.class, (fault, context) -> tell(context, notArrived()));
        // Whoever asked is gone, or took too long and was closed: nobody is left to be told, and nothing is ours to
        // mend.
        javalin.routes.exception(EofException.class, (fault, context) -> tell(context, notArrived()));
        javalin.routes.exception(ClosedChannelException.class, (fault, context) -> tell(context, notArrived()));
        javalin.routes.exception(Exception.class, (fault, context) -> tellOurs(context, fault));
        for (HttpStatus status : UNROUTED) {
            javalin.routes.error(status.getCode(), "*", context -> {
                if (!isProblem(context)) {
                    tell(context, Problem.body(status, Optional.of(NOT_HERE)));
                }
            });
        }
    }

    private static void tellOurs(Context context, Exception fault) {
        // The path may name a person, so the log has the pattern that it matched.
        LoggedTrace.begin(RequestTrace.of(context));
        try {
            log.error("{} {} failed", context.method(), context.endpoint().path, fault);
        } finally {
            LoggedTrace.end();
        }
        tell(context, Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "the fault is in this instance's log"));
    }

    private static Problem unknownCharset() {
        return Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "the body's charset is unknown here; send UTF-8");
    }

    private static Problem notArrived() {
        return Problem.badRequest("the request did not arrive in full");
    }

    private static boolean isProblem(Context context) {
        @Nullable String type = context.res().getContentType();
        return type != null && type.startsWith(Problem.CONTENT_TYPE);
    }

    private static void tell(Context context, Problem problem) {
        problem.retryAfterSeconds().ifPresent(seconds -> context.header("Retry-After", Long.toString(seconds)));
        tell(context, problem.body());
    }

    private static void tell(Context context, Problem.Body body) {
        context.status(body.status()).json(body).contentType(Problem.CONTENT_TYPE);
    }
}
