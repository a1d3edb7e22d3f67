package dev.freshet.playground.query;

import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.AppProcess;
import dev.freshet.playground.deployment.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One instance of a group: a process with folders and a port of its own, which it has again after a kill. */
final class Member implements AutoCloseable {

    final Deployment deployment;

    private final Path folder;
    private final Instance instance;
    private Optional<AppProcess> process = Optional.empty();

    Member(EmbeddedBroker broker, Path folder) {
        int port = freePort();
        this.folder = folder;
        this.instance = new Instance(port);
        this.deployment = new Deployment(
                broker,
                folder,
                "restart",
                "delivery.standbys=1",
                "delivery.session-timeout=5s",
                "delivery.transaction-timeout=5s",
                "http.port=" + port);
    }

    Instance instance() {
        return instance;
    }

    void start() {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(deployment.options());
        process = Optional.of(AppProcess.start(folder.resolve("app.log"), arguments));
    }

    void kill() {
        process.orElseThrow().kill();
    }

    @Override
    public void close() {
        process.ifPresent(AppProcess::close);
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
