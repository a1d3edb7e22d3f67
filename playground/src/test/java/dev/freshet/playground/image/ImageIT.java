package dev.freshet.playground.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.bundle.DemoBundle;
import dev.freshet.playground.deployment.SharedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Path bundle = DemoBundle.unpack(folder.resolve("demo"));
        int port = freePort();
        Map<String, String> settings = settings(image, broker, port);
        for (List<String> command : List.of(
                List.of("topics", "create"),
                List.of("catalog", "load", "--dataset", "simulator"),
                List.of("model", "publish", bundle.toString()))) {
            assertThat(container.run(image.start(command), settings))
                    .as(container::said)
                    .isZero();
        }
        assertThat(container.run(image.health(), settings))
                .as("nothing runs yet")
                .isEqualTo(1);

        try (RunningImage app = RunningImage.start(container, image, settings, port)) {
            // When somebody looks at an item
            assertThat(app.user()).isNotEqualTo("0");
            assertThat(container.run(image.health(), settings)).isZero();
            String item = Files.readAllLines(bundle.resolve("items.txt")).get(0);
            String accepted = app.post(
                    "/v1/events",
                    "{\"type\":\"BROWSE\",\"userId\":\"anna\",\"items\":[{\"itemId\":\"" + item + "\"}]}");
            String position = new ObjectMapper()
                    .readTree(accepted)
                    .at("/accepted/0/position")
                    .asText();

            // Then that is answered, and nothing is written where it should not be
            await().atMost(RunningImage.PATIENCE)
                    .untilAsserted(() -> assertThat(app.get("/v1/users/anna/recommendations?after=" + position))
                            .contains("\"itemId\""));
            if (Container.mayChangeUsers()) {
                assertThat(ownersBesides(image.root(), image.at("/var/lib/freshet")))
                        .containsOnly(0);
            }
            assertThat(app.stop()).as(container::said).isIn(0, TERMINATED);
            assertThat(container.said()).contains("streams NOT_RUNNING").doesNotContain("threads are still busy");
        }

        // And what was closed in order need not be restored, unless its volume is lost
        assertThat(restoredByAStart(container, image, settings, port)).isZero();
        MoreFiles.deleteDirectoryContents(image.at("/var/lib/freshet/state"), RecursiveDeleteOption.ALLOW_INSECURE);
        assertThat(restoredByAStart(container, image, settings, port)).isPositive();
    }

    private static double restoredByAStart(
            Container container, ImageFolder image, Map<String, String> settings, int port) throws Exception {
        try (RunningImage app = RunningImage.start(container, image, settings, port)) {
            assertThat(app.get("/v1/users/anna")).contains("anna");
            double restored = app.restored();
            assertThat(app.stop()).as(container::said).isIn(0, TERMINATED);
            return restored;
        }
    }

    /** Those of the compose file, with paths where they lie here, and what has to differ. */
    private static Map<String, String> settings(ImageFolder image, EmbeddedBroker broker, int port) {
        Map<String, String> settings =
                new HashMap<>(ComposeFile.read().service("freshet").environment());
        settings.replaceAll(
                (name, value) -> value.startsWith("/") ? image.at(value).toString() : value);
        settings.putAll(Map.of(
                "FRESHET_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "FRESHET_APPLICATION_ID",
                "image",
                "FRESHET_TOPIC_PREFIX",
                "image.",
                "FRESHET_TOPICS__PARTITIONS",
                "2",
                "FRESHET_TOPICS__ITEM_PARTITIONS",
                "1",
                "FRESHET_HTTP__PORT",
                String.valueOf(port),
                "FRESHET_QUERY__ADVERTISED",
                "127.0.0.1:" + port,
                "FRESHET_STREAMS__MAIN_CONSUMER_GROUP_INSTANCE_ID",
                "image-0"));
        return settings;
    }

    private static List<Object> ownersBesides(Path root, Path besides) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(each -> !each.startsWith(besides))
                    .map(ImageIT::owner)
                    .distinct()
                    .toList();
        }
    }

    private static Object owner(Path file) {
        try {
            return Files.getAttribute(file, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
