package dev.freshet.playground.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A KRaft broker and its controller in this process, on free loopback ports, with its log in a temporary folder that
 * {@link #close} removes. Nothing outside this machine can reach it.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int NODE_ID = 1;
    /** Another process may take a port between its choice and its use. */
    private static final int ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final TemporaryFolder folder;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(KafkaRaftServer server, TemporaryFolder folder, int port) {
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    /** Starts a broker and returns when it takes requests. */
    public static EmbeddedBroker start(BrokerOptions options) {
        for (int attempt = 1; ; attempt++) {
            Ports ports = Ports.free();
            TemporaryFolder folder = TemporaryFolder.create("freshet-broker-");
            try {
                return start(options, folder, ports);
            } catch (RuntimeException e) {
                folder.close();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.debug("The broker did not start on {}; trying others", ports, e);
            }
        }
    }

    /** What a client gives as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Where its log is until {@link #close}. */
    Path folder() {
        return folder.path();
    }

    /** Stops the broker and removes its folder. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                server.shutdown();
                server.awaitShutdown();
            } finally {
                folder.close();
            }
        }
    }

    private static EmbeddedBroker start(BrokerOptions options, TemporaryFolder folder, Ports ports) {
        Path log = folder.path().resolve("log");
        format(log, options.security());
        Map<String, Object> properties = new HashMap<>(properties(options, log, ports));
        options.security().ifPresent(lock -> {
            properties.putAll(Listeners.secured(lock));
            properties.putAll(Listeners.rights(lock));
        });
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.apply(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new EmbeddedBroker(server, folder, options.security().isPresent() ? ports.secured() : ports.broker());
    }

    private static Map<String, Object> properties(BrokerOptions options, Path log, Ports ports) {
        String internalPartitions = Integer.toString(options.internalPartitions());
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", NODE_ID),
                Map.entry("log.dirs", log.toString()),
                Map.entry("listeners", Listeners.all(ports, options.security())),
                Map.entry("advertised.listeners", Listeners.advertised(ports, options.security())),
                Map.entry("listener.security.protocol.map", Listeners.PROTOCOLS),
                Map.entry("inter.broker.listener.name", Listeners.BROKER),
                Map.entry("controller.listener.names", Listeners.CONTROLLER),
                Map.entry("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + ports.controller()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", internalPartitions),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", internalPartitions),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                // A misspelt topic must fail as it would on a well-kept cluster.
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("group.initial.rebalance.delay.ms", Integer.toString(options.groupInitialRebalanceDelayMs())),
                Map.entry("group.min.session.timeout.ms", Integer.toString(options.minSessionTimeoutMs())),
                Map.entry("message.max.bytes", Integer.toString(options.maxMessageBytes())),
                Map.entry("log.segment.bytes", Integer.toString(64 * 1024 * 1024)),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024)),
                // Nothing here outlives the process, so a tidy hand-over of leadership would only delay its end.
                Map.entry("controlled.shutdown.enable", "false"));
    }

    private static void format(Path log, Optional<BrokerSecurity> security) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(log.toString())
                    .setMetadataLogDirectory(log.toString())
                    .setControllerListenerName(Listeners.CONTROLLER)
                    .setScramArguments(Listeners.logins(security))
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The broker's folder " + log + " could not be prepared", e);
        }
    }
}
