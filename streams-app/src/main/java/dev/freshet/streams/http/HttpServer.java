package dev.freshet.streams.http;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.http.listener.Listener;
import dev.freshet.streams.http.security.Gate;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the operations of one instance; every fault is told as a {@link Problem}. */
public final class HttpServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

    private final Javalin server;

    private HttpServer(Javalin server) {
        this.server = server;
    }

    /** @throws OperatorError if the port is taken, the certificate is unusable, or the doors would stand open to others */
    public static HttpServer start(HttpConfig config, List<Operation> operations) {
        return start(config, operations, RequestReader.NONE);
    }

    /**
     * The same, telling of every request.
     *
     * @throws OperatorError as above
     */
    public static HttpServer start(HttpConfig config, List<Operation> operations, RequestReader requests) {
        Guard guard = new Guard(Gate.of(config));
        Listener listener = Listener.of(config);
        Javalin server = Javalin.create(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.startup.showOldJavalinVersionWarning = false;
            javalin.startup.startupWatcherEnabled = false;
            javalin.http.prefer405over404 = true;
            javalin.http.maxRequestSize = config.limits().bodyBytes();
            javalin.jsonMapper(new ApiJson());
            operations.forEach(each -> route(javalin, each, guard));
            Faults.tellAsProblems(javalin);
            listen(javalin, listener);
            javalin.requestLogger.http(new RequestLog(operations, requests)::answered);
        });
        requireFree(config);
        if (!config.tokens().isEmpty() && !config.tls().on()) {
            log.info(
                    "tokens are asked for, but http.tls is off: keep the way to this port private, or end TLS before it");
        }
        try {
            return new HttpServer(server.start());
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

    private static void route(JavalinConfig javalin, Operation operation, Guard guard) {
        Handler handler = guard.before(operation);
        javalin.routes.addHttpHandler(operation.verb(), operation.path(), handler);
        if (operation.verb().equals(HandlerType.GET)) {
            // Javalin would answer with 200 and ask nobody.
            javalin.routes.addHttpHandler(
                    HandlerType.HEAD, operation.path(), operation.isStream() ? HttpServer::refuse : handler);
        }
    }

    private static void refuse(Context context) {
        throw Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "a stream has no head that ends; ask with GET");
    }

    private static void listen(JavalinConfig javalin, Listener listener) {
        javalin.jetty.threadPool = listener.threads();
        javalin.jetty.modifyHttpConfiguration(listener::limit);
        javalin.jetty.modifyServer(server -> {
            server.setErrorHandler(new EarlyFaults());
            listener.limit(server);
        });
        javalin.jetty.addConnector(listener::connector);
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
