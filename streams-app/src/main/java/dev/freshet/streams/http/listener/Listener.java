package dev.freshet.streams.http.listener;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.config.HttpLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;

/** Listens as the configuration says. */
public final class Listener {

    /** Once as many connections are open as may be, one that is idle for this long makes room. */
    private static final Duration CROWDED_IDLE_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration PREFLIGHT_MAX_AGE = Duration.ofHours(1);

    /**
     * Ids may hold a slash or a percent sign, encoded. That is safe because routes are matched on the path as it was sent, so an
     * encoded slash never becomes a separator; dots, empty segments and parameters in paths stay refused.
     */
    private static final UriCompliance PATHS = UriCompliance.DEFAULT.with(
            "FRESHET",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

    private final HttpConfig config;
    private final Optional<Tls> tls;

    private Listener(HttpConfig config, Optional<Tls> tls) {
        this.config = config;
        this.tls = tls;
    }

    /** @throws OperatorError if the certificate cannot be used */
    public static Listener of(HttpConfig config) {
        return new Listener(config, config.tls().on() ? Optional.of(Tls.of(config.tls())) : Optional.empty());
    }

    /** Threads that answer; requests beyond wait, at most one a connection. */
    public ThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(config.limits().threads(), 8);
        threads.setName("freshet-http");
        threads.setDaemon(true);
        return threads;
    }

    /** Of one request. */
    public void limit(HttpConfiguration http) {
        HttpLimits limits = config.limits();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(limits.headerBytes());
        http.setUriCompliance(PATHS);
        http.addCustomizer(new SecurityHeaders());
    }

    /** Of the connections; to be called before anything that answers is added. */
    public void limit(Server server) {
        NetworkConnectionLimit connections =
                new NetworkConnectionLimit(config.limits().connections(), server);
        connections.setEndPointIdleTimeout(CROWDED_IDLE_TIMEOUT.toMillis());
        server.addBean(connections);
        server.addBean(new SlowArrivals(server, config.limits().arrivalTimeout()));
        if (!config.origins().isEmpty()) {
            server.setHandler(crossOrigins(config.origins()));
        }
        tls.ifPresent(on -> server.addBean(on.reloading()));
    }

    public Connector connector(Server server, HttpConfiguration http) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector = tls.map(on -> {
                    http.addCustomizer(on.customizer());
                    return new ServerConnector(
                            server, new SslConnectionFactory(on.certificate(), plain.getProtocol()), plain);
                })
                .orElseGet(() -> new ServerConnector(server, plain));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(config.limits().idleTimeout().toMillis());
        // What a burst of new connections waits in while it is accepted; the system may cap it.
        connector.setAcceptQueueSize(Math.min(1_024, config.limits().connections()));
        return connector;
    }

    private static CrossOriginHandler crossOrigins(List<String> origins) {
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setAllowedOriginPatterns(origins.stream().map(Pattern::quote).collect(Collectors.toSet()));
        handler.setAllowedMethods(Set.of("GET", "POST", "PUT", "DELETE"));
        handler.setAllowedHeaders(Set.of("Authorization", "Content-Type"));
        handler.setExposedHeaders(Set.of("Retry-After"));
        // Tokens travel in a header that scripts set; cookies have no meaning here.
        handler.setAllowCredentials(false);
        handler.setPreflightMaxAge(PREFLIGHT_MAX_AGE);
        return handler;
    }
}
