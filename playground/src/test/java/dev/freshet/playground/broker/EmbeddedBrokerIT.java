package dev.freshet.playground.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerIT {

    @Test
    void shouldTakeRequestsAndLeaveNothingBehind() throws Exception {
        // Given
        List<Path> before = brokerFolders();

        // When
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.defaults());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("greetings", 1, (short) 1)))
                    .all()
                    .get();

            // Then
            assertThat(admin.listTopics().names().get()).contains("greetings");
            assertThat(brokerFolders()).hasSize(before.size() + 1);
        }
        assertThat(brokerFolders()).isEqualTo(before);
    }

    private static List<Path> brokerFolders() throws Exception {
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return folders.filter(path -> path.getFileName().toString().startsWith("freshet-broker-"))
                    .sorted()
                    .toList();
        }
    }
}
