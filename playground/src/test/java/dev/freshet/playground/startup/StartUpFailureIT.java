package dev.freshet.playground.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.AppProcess;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees when something is not as it must be: one line, an exit code, no stack trace. */
@ExtendWith(SharedBroker.class)
class StartUpFailureIT {

    @TempDir
    private Path folder;

    @Test
    void shouldNameTheMissingTopics(EmbeddedBroker broker) {
        List<String> run = new ArrayList<>(List.of("run"));
        run.addAll(new Deployment(broker, folder, "absent").options());
        assertOneLine(run, "absent.user-events");
    }

    @Test
    void shouldNameTheBrokerThatDoesNotAnswer() {
        assertOneLine(
                List.of("run", "--set", "bootstrap-servers=127.0.0.1:1", "--set", "topics.timeout=2s"), "127.0.0.1:1");
    }

    @Test
    void shouldNameThePortInUse(EmbeddedBroker broker) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Wire wire = new Wire(broker)) {
            int port = taken.getLocalPort();
            Deployment deployment = new Deployment(broker, folder, "port", "http.port=" + port).prepare(wire);
            List<String> run = new ArrayList<>(List.of("run"));
            run.addAll(deployment.options());
            assertOneLine(run, ":" + port);
        }
    }

    @Test
    void shouldNameTheBundleThatIsMissing() {
        assertOneLine(List.of("model", "publish", folder.resolve("nowhere").toString()), "nowhere");
    }

    @Test
    void shouldNameTheFileThatIsTruncated() throws IOException {
        // Given
        Path bundle = TinyBundle.write(folder.resolve("truncated"));
        try (FileChannel graph = FileChannel.open(bundle.resolve("encoder.onnx"), StandardOpenOption.WRITE)) {
            graph.truncate(graph.size() / 2);
        }

        // Then
        assertOneLine(List.of("model", "publish", bundle.toString()), "encoder.onnx");
    }

    @Test
    void shouldNameTheFileOfTheWrongShape() throws IOException {
        // Given
        Path bundle = TinyBundle.write(folder.resolve("misshapen"));
        Files.copy(bundle.resolve("biases.npy"), bundle.resolve("embeddings.npy"), StandardCopyOption.REPLACE_EXISTING);
        TinyBundle.writeManifest(bundle, TinyBundle.manifest("tiny-2"));

        // Then
        assertOneLine(List.of("model", "publish", bundle.toString()), "embeddings.npy");
    }

    private void assertOneLine(List<String> arguments, String named) {
        try (AppProcess app = AppProcess.start(folder.resolve("said.log"), arguments)) {
            assertThat(app.exitCode()).as(app::output).isNotZero();
            assertThat(app.output().lines().filter(line -> line.startsWith("freshet: ")))
                    .singleElement()
                    .asString()
                    .contains(named);
            assertThat(app.output()).doesNotContain("Exception").doesNotContain("\tat ");
        }
    }
}
