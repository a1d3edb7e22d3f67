package dev.freshet.streams.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.CatalogCodec;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.ingest.Delivery.Acknowledged;
import dev.freshet.streams.ingest.Delivery.Fault;
import dev.freshet.streams.ingest.Delivery.Unacknowledged;
import dev.freshet.streams.trace.TraceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final FreshetConfig CONFIG = FreshetConfig.DEFAULT;

    @Test
    void shouldSayWhereEachRecordLies() {
        // Given
        MockProducer<byte[], byte[]> producer = Intakes.willing();
        Intake.Parcel parcel = Intakes.of(CONFIG, producer).parcel(Optional.empty());

        // When
        assertThat(parcel.add(TestEvents.browse("1", 5, "tea"))).isEmpty();
        assertThat(parcel.add(TestEvents.browse("2", 6, "mug"))).isEmpty();
        List<Delivery> deliveries = parcel.send();

        // Then
        assertThat(deliveries).containsExactly(new Acknowledged(0, 0), new Acknowledged(0, 1));
        assertThat(Intakes.keys(producer)).containsExactly("anna", "anna");
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsOnly("freshet.user-events");
    }

    @Test
    void shouldSendTheTraceAlong() {
        // Given
        MockProducer<byte[], byte[]> producer = Intakes.willing();
        Optional<TraceContext> trace =
                TraceContext.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", null);
        Intake.Parcel parcel = Intakes.of(CONFIG, producer).parcel(trace);

        // When
        assertThat(parcel.add(TestEvents.browse("1", 5, "tea"))).isEmpty();
        assertThat(parcel.send()).hasSize(1);

        // Then
        assertThat(trace).isPresent();
        assertThat(TraceContext.of(producer.history().get(0).headers())).isEqualTo(trace);
    }

    @Test
    void shouldPutItemsIntoTheCatalogAndTakeThemOff() {
        MockProducer<byte[], byte[]> producer = Intakes.willing();
        Intake intake = Intakes.of(CONFIG, producer);
        CatalogItem tea = CatalogItem.titled("tea", "Green tea");

        assertThat(intake.list(tea)).isEqualTo(new Acknowledged(0, 0));
        assertThat(intake.delist("tea")).isEqualTo(new Acknowledged(0, 1));
        assertThat(new CatalogCodec(ReleasedSchemas.load())
                        .read(producer.history().get(0).value())
                        .orElseThrow())
                .isEqualTo(tea);
        assertThat(producer.history().get(1).value()).isNull();
        assertThat(producer.history()).extracting(ProducerRecord::topic).containsOnly("freshet.catalog-items");
    }

    @Test
    void shouldTryNothingMoreOnceTheBrokersAreNotReached() {
        MockProducer<byte[], byte[]> producer = Intakes.failing(1, new TimeoutException("nobody there"));
        Intake.Parcel parcel = Intakes.of(CONFIG, producer).parcel(Optional.empty());
        for (int i = 0; i < 4; i++) {
            parcel.add(TestEvents.browse("e" + i, 5, "tea"));
        }

        List<Delivery> deliveries = parcel.send();

        assertThat(deliveries.get(0)).isEqualTo(new Acknowledged(0, 0));
        assertThat(deliveries.subList(1, 4))
                .hasSize(3)
                .allSatisfy(each -> assertThat(fault(each)).isEqualTo(Fault.UNREACHABLE));
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void shouldTellWhatCanBeSentAgainFromWhatCannot() {
        assertThat(faultOf(new RecordTooLargeException("large"))).isEqualTo(Fault.TOO_LARGE);
        assertThat(faultOf(new TopicAuthorizationException("topic"))).isEqualTo(Fault.REFUSED);
        assertThat(faultOf(new TimeoutException("late"))).isEqualTo(Fault.UNREACHABLE);
        assertThat(faultOf(new IllegalStateException("closed"))).isEqualTo(Fault.UNREACHABLE);
    }

    @Test
    void shouldWaitNoLongerThanItMay() {
        // Given a producer that never hears from its brokers
        MockProducer<byte[], byte[]> silent = silent();

        // When
        List<Delivery> deliveries = new Sending(silent, Duration.ZERO).send(List.of(record(), record()));

        // Then
        assertThat(deliveries)
                .hasSize(2)
                .allSatisfy(each -> assertThat(fault(each)).isEqualTo(Fault.UNREACHABLE));
        assertThat(silent.history()).hasSize(1);
    }

    @Test
    void shouldTurnAwayWhoComesWhileTooManyWait() throws Exception {
        // Given
        CountDownLatch sent = new CountDownLatch(1);
        MockProducer<byte[], byte[]> silent =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
                        Future<RecordMetadata> future = super.send(message);
                        sent.countDown();
                        return future;
                    }
                };
        Intake intake = new Intake(CONFIG, silent, 1);
        CompletableFuture<Delivery> waiting = CompletableFuture.supplyAsync(() -> intake.delist("tea"));
        assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();

        // When
        Delivery second = intake.delist("mug");

        // Then
        assertThat(fault(second)).isEqualTo(Fault.UNREACHABLE);
        assertThat(silent.history()).hasSize(1);
        assertThat(silent.completeNext()).isTrue();
        assertThat(waiting.join()).isEqualTo(new Acknowledged(0, 0));
    }

    @Test
    void shouldNotPackWhatTheTopicDoesNotTake() {
        MockProducer<byte[], byte[]> producer = Intakes.willing();
        Intake intake = Intakes.of(CONFIG, producer);
        Intake.Parcel parcel = intake.parcel(Optional.empty());

        OptionalInt bytes = parcel.add(TestEvents.search("1", 5, "q".repeat(intake.maxRecordBytes())));

        assertThat(bytes.orElseThrow()).isGreaterThan(intake.maxRecordBytes());
        assertThat(parcel.send()).isEmpty();
    }

    @Test
    void shouldAskTheBrokersForSettingsThatKafkaTakes() {
        assertThat(TopicProducer.properties(CONFIG))
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        Intake.connect(CONFIG).close();
    }

    private static Fault faultOf(RuntimeException why) {
        return fault(Intakes.of(CONFIG, Intakes.failing(0, why)).delist("tea"));
    }

    private static Fault fault(Delivery delivery) {
        return ((Unacknowledged) delivery).fault();
    }

    private static MockProducer<byte[], byte[]> silent() {
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return new ProducerRecord<>("topic", new byte[] {1}, new byte[] {2});
    }
}
