package dev.freshet.streams.http;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.HttpConfig;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the operations of one instance; every fault is told as a {@link Problem}. */
public final class HttpServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

    private final Javalin server;

    private HttpServer(Javalin server) {
        this.server = server;
    }

    /** @throws OperatorError if the port is taken */
    public static HttpServer start(HttpConfig config, List<Operation> operations) {
        return start(config, operations, RequestReader.NONE);
    }

    /**
     * The same, telling of every request.
     *
     * @throws OperatorError if the port is taken
     */
    public static HttpServer start(HttpConfig config, List<Operation> operations, RequestReader requests) {
        Javalin server = Javalin.create(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.startup.showOldJavalinVersionWarning = false;
            javalin.http.prefer405over404 = true;
            operations.forEach(each -> javalin.routes.addHttpHandler(each.verb(), each.path(), each.handler()));
            tellFaults(javalin);
            javalin.requestLogger.http(new RequestLog(operations, requests)::answered);
        });
        requireFree(config);
        try {
            return new HttpServer(server.start(config.host(), config.port()));
        } catch (JavalinBindException e) {
            throw taken(config, e);
        }
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void tellFaults(JavalinConfig javalin) {
        javalin.routes.exception(Problem.class, (problem, context) -> tell(context, problem));
        javalin.routes.exception(
                HttpResponseException.class,
                (refused, context) -> tell(
                        context,
                        Problem.of(HttpStatus.forStatus(refused.getStatus()), String.valueOf(refused.getMessage()))));
        javalin.routes.exception(Exception.class, (fault, context) -> {
            // What went wrong inside is for the log; the path may name a person, so it is not logged.
            log.error("{} {} failed", context.method(), context.endpoint().path, fault);
            tell(context, Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "the fault is in this instance's log"));
        });
        for (HttpStatus status : List.of(HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED)) {
            javalin.routes.error(status.getCode(), "*", context -> {
                if (!isProblem(context)) {
                    tell(context, Problem.body(status, Optional.of("see /openapi.json for what there is")));
                }
            });
        }
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

    /** Asked first because Javalin logs a stack trace where the port is taken. */
    private static void requireFree(HttpConfig config) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(config.host(), config.port()));
        } catch (IOException | UnresolvedAddressException e) {
            throw taken(config, e);
        }
    }

    private static OperatorError taken(HttpConfig config, Exception cause) {
        return new OperatorError(
                "cannot listen on " + config.host() + ":" + config.port()
                        + ": it is taken or not an address of this machine; set http.port or http.host to another",
                cause);
    }
}
