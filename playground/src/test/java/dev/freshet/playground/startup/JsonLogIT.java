package dev.freshet.playground.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.AppProcess;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The log of a process, as something that collects logs reads it. */
@ExtendWith(SharedBroker.class)
class JsonLogIT {

    private static final int SIGTERM = 143;

    @TempDir
    private Path folder;

    @Test
    void shouldLogOneObjectALineFromStartToEnd(EmbeddedBroker broker) throws Exception {
        // Given
        List<String> run = new ArrayList<>(List.of("run"));
        try (Wire wire = new Wire(broker)) {
            run.addAll(new Deployment(broker, folder, "json").prepare(wire).options());
        }

        // When
        try (AppProcess app = AppProcess.start(folder.resolve("said.log"), run, Map.of("FRESHET_LOG", "json"))) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !app.isAlive() || app.output().contains("is in service"));
            app.terminate();

            // Then
            assertThat(app.exitCode()).as(app::output).isEqualTo(SIGTERM);
            ObjectMapper json = new ObjectMapper();
            for (String line : app.output().lines().toList()) {
                JsonNode object = json.readTree(line);
                assertThat(object.hasNonNull("time")).as(line).isTrue();
                assertThat(object.hasNonNull("message")).as(line).isTrue();
                assertThat(object.path("level").asText()).as(line).isIn("INFO", "WARN");
            }
            assertThat(app.output()).contains("listening on", "is in service");
        }
    }
}
