package dev.freshet.streams.app;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.metrics.InstanceMetrics;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers {@code /health/live} and {@code /health/ready}: 200 or 503, and why, as JSON; and {@code /metrics} in Prometheus' text
 * format.
 */
final class OperatorServer implements AutoCloseable {

    private final Javalin server;

    private OperatorServer(Javalin server) {
        this.server = server;
    }

    /** @throws OperatorError if the port is taken */
    static OperatorServer start(HttpConfig config, Supplier<Health> health, Supplier<String> metrics) {
        Javalin server = Javalin.create(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.startup.showOldJavalinVersionWarning = false;
            javalin.routes.get("/health/live", context -> answer(context, health.get(), Health::live));
            javalin.routes.get("/health/ready", context -> answer(context, health.get(), Health::ready));
            javalin.routes.get(
                    "/metrics",
                    context -> context.contentType(InstanceMetrics.CONTENT_TYPE).result(metrics.get()));
        });
        requireFree(config);
        try {
            return new OperatorServer(server.start(config.host(), config.port()));
        } catch (JavalinBindException e) {
            throw taken(config, e);
        }
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

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void answer(Context context, Health health, Predicate<Health> good) {
        boolean ok = good.test(health);
        context.status(ok ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        context.json(Map.of("status", ok ? "UP" : "DOWN", "detail", health.describe()));
    }
}
