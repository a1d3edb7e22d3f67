package dev.freshet.playground.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.streams.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class OutputReaderIT {

    @Test
    void shouldSayWhyItReadsNoMore(EmbeddedBroker broker, @TempDir Path folder) {
        // Given a reader of answers
        try (Wire wire = new Wire(broker)) {
            TopicNames topics =
                    new Deployment(broker, folder, "reader").prepare(wire).topics();
            OutputReader reader = new OutputReader(
                    broker.bootstrapServers(),
                    new OutputReader.Topics(topics.userEvents(), topics.recommendations(), topics.deadLetters()),
                    Deployment.SCHEMAS,
                    slate -> {});
            reader.start();
            assertThat(reader.failure()).isEmpty();

            // When something is among them that is no slate
            wire.send(topics.recommendations(), new byte[] {1}, "no slate".getBytes(StandardCharsets.UTF_8));

            // Then
            await().atMost(Duration.ofSeconds(20)).until(() -> reader.failure().isPresent());
            assertThat(reader.failure().orElseThrow()).hasMessageContaining("NOT_SINGLE_OBJECT");
        }
    }
}
