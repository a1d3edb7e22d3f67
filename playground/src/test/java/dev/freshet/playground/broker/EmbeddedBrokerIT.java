package dev.freshet.playground.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerIT {

    @Test
    void shouldTakeRequestsAndLeaveNothingBehind() throws Exception {
        Path folder;
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.defaults());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // Given
            folder = broker.folder();
            assertThat(folder).isNotEmptyDirectory();

            // When
            admin.createTopics(List.of(new NewTopic("greetings", 1, (short) 1)))
                    .all()
                    .get();

            // Then
            await().until(() -> admin.listTopics().names().get().contains("greetings"));
        }
        assertThat(folder).doesNotExist();
    }
}
