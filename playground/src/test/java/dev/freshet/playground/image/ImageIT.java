package dev.freshet.playground.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.bundle.DemoBundle;
import dev.freshet.playground.deployment.SharedBroker;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The application started from the image's file system, as the image's user, by the commands that the compose file gives. */
@ExtendWith(SharedBroker.class)
@EnabledOnOs(OS.LINUX)
class ImageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** What the JVM ends with after SIGTERM. */
    private static final int TERMINATED = 143;

    @Test
    void shouldAnswerAndStopInOrderAsAUserWhoIsNotRoot(EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        // Given the image's files, and nothing else of ours
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        ImageFolder image = ImageFolder.assemble(Dockerfile.read(), "app", folder, Container.mayChangeUsers());
        Container container = new Container(image, folder);
        String obstacle = container.obstacle();
        assumeTrue(obstacle.isEmpty(), obstacle);
        Path bundle = DemoBundle.unpack(folder.resolve("models").resolve("demo"));
        int port = freePort();
        Map<String, String> settings = Map.of(
                "FRESHET_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "FRESHET_APPLICATION_ID", "image",
                "FRESHET_TOPIC_PREFIX", "image.",
                "FRESHET_TOPICS__PARTITIONS", "2",
                "FRESHET_TOPICS__ITEM_PARTITIONS", "1",
                "FRESHET_HTTP__PORT", String.valueOf(port),
                "FRESHET_QUERY__ADVERTISED", "127.0.0.1:" + port,
                "FRESHET_STREAMS__MAIN_CONSUMER_GROUP_INSTANCE_ID", "image-0",
                "FRESHET_HTTP__TOKENS__DEMO",
                        ComposeFile.read().service("freshet").environment().get("FRESHET_HTTP__TOKENS__DEMO"));
        assertThat(container.run(image.start(List.of("topics", "create")), settings))
                .as(container::said)
                .isZero();
        assertThat(container.run(image.start(List.of("catalog", "load", "--dataset", "simulator")), settings))
                .as(container::said)
                .isZero();
        assertThat(container.run(image.start(List.of("model", "publish", bundle.toString())), settings))
                .as(container::said)
                .isZero();
        assertThat(container.run(image.health(), settings)).isEqualTo(1);

        // When it runs
        Process app = container.process(image.start(), settings);
        try {
            await().atMost(PATIENCE).until(() -> {
                assertThat(app.isAlive()).as(container::said).isTrue();
                return status(port, "/health/ready") == 200;
            });

            // Then it answers, as who it is meant to be
            assertThat(container.run(image.health(), settings)).isZero();
            assertThat(Files.readAllLines(Path.of("/proc", String.valueOf(app.pid()), "status")))
                    .anySatisfy(line -> assertThat(line).matches("Uid:\\s+[1-9]\\d*\\s.*"));
            String item = Files.readAllLines(bundle.resolve("items.txt")).get(0);
            JsonNode accepted = new ObjectMapper()
                    .readTree(ask(
                            port,
                            "/v1/events",
                            "{\"type\":\"BROWSE\",\"userId\":\"anna\",\"items\":[{\"itemId\":\"" + item + "\"}]}"));
            String position = accepted.at("/accepted/0/position").asText();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ask(port, "/v1/users/anna/recommendations?after=" + position, null))
                            .contains("\"itemId\""));

            // And writes only where it is meant to
            assertThat(image.at("/var/lib/freshet/state/image")).isDirectory();
            if (Container.mayChangeUsers()) {
                assertThat(ownersBesides(image.root(), image.at("/var/lib/freshet")))
                        .containsOnly(0);
            }
        } finally {
            app.destroy();
            boolean ended = app.waitFor(60, TimeUnit.SECONDS);
            app.destroyForcibly();
            assertThat(ended).as(container::said).isTrue();
        }
        assertThat(app.exitValue()).as(container::said).isIn(0, TERMINATED);
        assertThat(container.said()).contains("streams NOT_RUNNING").doesNotContain("threads are still busy");
    }

    private static int status(int port, String path) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    /** The body of an answer that is a success. */
    private static String ask(int port, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + ComposeFile.DEMO_TOKEN);
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private static List<Integer> ownersBesides(Path root, Path besides) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(each -> !each.startsWith(besides))
                    .map(ImageIT::owner)
                    .distinct()
                    .toList();
        }
    }

    private static Integer owner(Path file) {
        try {
            return (Integer) Files.getAttribute(file, "unix:uid");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
