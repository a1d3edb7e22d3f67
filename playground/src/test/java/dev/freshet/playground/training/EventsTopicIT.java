package dev.freshet.playground.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.cli.WrongUsage;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.registry.EventsTopic;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.schemas.LineItem;
import dev.freshet.schemas.codec.AvroCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The data set {@code events-topic} holds what the broker had committed when it was opened, and nothing else. */
@ExtendWith(SharedBroker.class)
class EventsTopicIT {

    private static final AvroCodec<dev.freshet.schemas.UserEvent> EVENTS =
            AvroCodec.of(dev.freshet.schemas.UserEvent.class, Deployment.SCHEMAS);

    @TempDir
    private Path folder;

    @Test
    void shouldHoldWhatWasThereWhenItWasOpened(EmbeddedBroker broker) {
        Deployment shop = new Deployment(broker, folder, "trained");
        try (Wire wire = new Wire(broker)) {
            // Given events of people in all partitions, one that cannot be read, and one that was taken back
            shop.prepare(wire);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                String id = "e" + i;
                wire.send(browse(shop, "user-" + i % 17, id));
                ids.add(id);
            }
            wire.send(shop.topics().userEvents(), utf8("anna"), utf8("poison"));
            takeBack(broker, browse(shop, "user-1", "taken back"));

            // When more comes after it was opened
            Dataset dataset = open(shop, Optional.empty());
            wire.send(browse(shop, "user-1", "too late"));
            wire.send(shop.topics().catalogItems(), utf8("tea"), null);

            // Then
            List<UserEvent> first = events(dataset);
            assertThat(first).extracting(UserEvent::eventId).containsExactlyInAnyOrderElementsOf(ids);
            for (int user = 0; user < 17; user++) {
                int of = user;
                assertThat(first)
                        .filteredOn(event -> event.subject().id().equals("user-" + of))
                        .extracting(UserEvent::eventId)
                        .containsExactlyElementsOf(IntStream.range(0, 300)
                                .filter(i -> i % 17 == of)
                                .mapToObj(i -> "e" + i)
                                .toList());
            }
            assertThat(events(dataset)).as("read again").isEqualTo(first);
            assertThat(dataset.report().skipped()).containsOnlyKeys("NOT_SINGLE_OBJECT");
            assertThat(dataset.report().read()).isEqualTo(301);
            try (Stream<CatalogItem> catalog = dataset.catalog()) {
                assertThat(catalog).containsExactlyInAnyOrderElementsOf(TinyBundle.items());
            }
        }
    }

    @Test
    void shouldReadTheSameAgainByItsPositions(EmbeddedBroker broker) {
        Deployment shop = new Deployment(broker, folder, "positions");
        Optional<Path> positions = Optional.of(folder.resolve("positions.json"));
        try (Wire wire = new Wire(broker)) {
            // Given
            shop.prepare(wire);
            wire.send(browse(shop, "anna", "first"));
            open(shop, positions);
            wire.send(browse(shop, "anna", "second"));

            // When / Then
            assertThat(events(open(shop, positions)))
                    .extracting(UserEvent::eventId)
                    .containsExactly("first");
            assertThat(events(open(shop, Optional.empty())))
                    .extracting(UserEvent::eventId)
                    .containsExactly("first", "second");
        }
    }

    @Test
    void shouldSayThatItsEventsAreNoLongerThere(EmbeddedBroker broker) throws Exception {
        Deployment shop = new Deployment(broker, folder, "forgetful");
        try (Wire wire = new Wire(broker);
                Admin admin = Admin.create(shop.config().clientProperties())) {
            // Given
            shop.prepare(wire);
            int partition = wire.send(browse(shop, "anna", "first")).partition();
            Dataset dataset = open(shop, Optional.empty());

            // When
            TopicPartition source = new TopicPartition(shop.topics().userEvents(), partition);
            admin.deleteRecords(Map.of(source, RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();

            // Then
            assertThatThrownBy(() -> events(dataset))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("no longer there")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void shouldSayInOneLineWhatKeepsItFromReading(EmbeddedBroker broker) {
        // Given
        Deployment silent = new Deployment(broker, folder, "silent");
        Deployment elsewhere =
                new Deployment(broker, folder, "elsewhere", "bootstrap-servers=127.0.0.1:1", "topics.timeout=1s");

        // When / Then
        assertFails(silent, "there is no topic silent.user-events at " + broker.bootstrapServers());
        try (Wire wire = new Wire(broker)) {
            silent.prepare(wire);
        }
        assertFails(silent, "holds no events");
        assertFails(elsewhere, "no Kafka broker answers at 127.0.0.1:1");
        assertThatThrownBy(() -> EventsTopic.open(new EventsTopic.Deployment(
                        Optional.empty(), List.of("topics.partitions=none"), Optional.empty())))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("topics.partitions");
    }

    private void assertFails(Deployment shop, String told) {
        assertThatThrownBy(() -> open(shop, Optional.empty()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(told)
                .hasMessageNotContaining("\n");
    }

    private static Dataset open(Deployment shop, Optional<Path> positions) {
        List<String> settings = shop.options().stream()
                .filter(option -> !option.equals("--set"))
                .toList();
        return EventsTopic.open(new EventsTopic.Deployment(Optional.empty(), settings, positions));
    }

    private static List<UserEvent> events(Dataset dataset) {
        try (Stream<UserEvent> events = dataset.events()) {
            return events.toList();
        }
    }

    private static ProducerRecord<byte[], byte[]> browse(Deployment shop, String user, String eventId) {
        dev.freshet.schemas.UserEvent event = dev.freshet.schemas.UserEvent.newBuilder()
                .setEventId(eventId)
                .setEventType("BROWSE")
                .setUserId(user)
                .setItems(List.of(LineItem.newBuilder().setItemId("tea").build()))
                .setEventTime(Instant.parse("2024-01-01T12:00:00Z"))
                .build();
        return new ProducerRecord<>(shop.topics().userEvents(), utf8(user), EVENTS.encode(event));
    }

    /** Sends within a transaction that is then aborted. */
    private static void takeBack(EmbeddedBroker broker, ProducerRecord<byte[], byte[]> event) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "takes-back"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(event);
            producer.flush();
            producer.abortTransaction();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
