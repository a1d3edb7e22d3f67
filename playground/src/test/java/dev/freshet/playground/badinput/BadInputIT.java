package dev.freshet.playground.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.schemas.DeadLetter;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.codec.PointerCodec;
import dev.freshet.streams.counters.Counter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a producer can send stops the application, and nothing is lost. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AvroCodec<UserEvent> events = AvroCodec.of(UserEvent.class, Deployment.SCHEMAS);
    private final AvroCodec<DeadLetter> letters = AvroCodec.of(DeadLetter.class, Deployment.SCHEMAS);
    private final AvroCodec<RecommendationSlate> slates = AvroCodec.of(RecommendationSlate.class, Deployment.SCHEMAS);
    private Wire wire;
    private Deployment deployment;
    private FreshetRuntime app;

    @BeforeAll
    void run(EmbeddedBroker broker, @TempDir Path folder) {
        wire = new Wire(broker);
        deployment = new Deployment(broker, folder, "bad").prepare(wire);
        app = deployment.run();
    }

    @AfterAll
    void end() {
        app.close();
        wire.close();
    }

    static Stream<BadRecord> badRecords() {
        return BadRecord.all();
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void shouldMakeADeadLetterWithTheReasonAndTheUntouchedBytes(BadRecord bad) {
        // When
        RecordMetadata sent = wire.send(bad.onTopic(deployment.topics().userEvents()));

        // Then
        DeadLetter letter = awaitLetter(sent);
        assertThat(letter.getReason()).isEqualTo(bad.reason());
        assertThat(letter.getDetail()).isNotBlank().doesNotContain("\n");
        assertThat(letter.getValue().map(BadInputIT::bytes).orElse(null)).isEqualTo(bad.value());
        assertThat(letter.getKey().map(BadInputIT::bytes).orElse(null)).isEqualTo(bad.key());
        assertThat(letter.getTruncated()).isFalse();
        assertStillAnswers();
    }

    @Test
    void shouldKeepARecordAsLargeAsTheInputTakesWhole() {
        // Given garbage that fills the topic's limit but for the batch's own header
        byte[] value = new byte[deployment.config().delivery().maxRecordBytes() - 100];

        // When
        RecordMetadata sent = wire.send(deployment.topics().userEvents(), utf8("large"), value);

        // Then
        DeadLetter letter = awaitLetter(sent);
        assertThat(letter.getTruncated()).isFalse();
        assertThat(letter.getValue().map(BadInputIT::bytes).orElse(null)).isEqualTo(value);
        assertStillAnswers();
    }

    @Test
    void shouldAnswerARepeatedEventIdOnce() {
        // Given
        byte[] event = events.encode(BadRecord.browse("repeat", "r1", "tea").build());
        wire.send(deployment.topics().userEvents(), utf8("repeat"), event);

        // When
        wire.send(deployment.topics().userEvents(), utf8("repeat"), event);
        answer(BadRecord.browse("repeat", "r2", "mug").build());

        // Then
        assertThat(slates())
                .filteredOn(slate -> slate.getUserId().equals(Optional.of("repeat")))
                .extracting(slate -> slate.getTrigger().getEventId())
                .containsExactly("r1", "r2");
    }

    @Test
    void shouldAcceptAndCountAnItemThatTheCatalogDoesNotKnow() {
        // Given
        long before = app.counters().get(Counter.UNKNOWN_ITEMS);

        // When
        RecommendationSlate slate =
                answer(BadRecord.browse("stranger", "s1", "no-such-item").build());

        // Then
        assertThat(slate.getItems()).isNotEmpty();
        assertThat(app.counters().get(Counter.UNKNOWN_ITEMS)).isGreaterThan(before);
    }

    @Test
    void shouldAnswerABasketOfAThousandItems() {
        assertThat(answer(BadRecord.basket("wholesale", "w1", 1_000).build()).getItems())
                .isNotEmpty();
    }

    @Test
    void shouldSkipPoisonInCatalogAndModelsAndSurviveARestart() {
        // Given
        wire.send(deployment.topics().catalogItems(), utf8("tea-towel"), utf8("poison"));
        wire.send(deployment.topics().models(), PointerCodec.key(), utf8("poison"));
        wire.send(deployment.topics().models(), utf8("another key"), utf8("poison"));

        // When
        app.close();
        app = deployment.run();

        // Then
        RecommendationSlate slate =
                answer(BadRecord.browse("survivor", "p1", "tea").build());
        assertThat(slate.getModelVersion()).contains("tiny-step-1");
        assertThat(app.counters().get(Counter.BAD_CATALOG_RECORDS)).isPositive();
        assertThat(app.counters().get(Counter.BAD_MODEL_RECORDS)).isPositive();
    }

    private void assertStillAnswers() {
        String id = "after-" + System.nanoTime();
        assertThat(answer(BadRecord.browse("witness", id, "tea").build()).getItems())
                .isNotEmpty();
    }

    private RecommendationSlate answer(UserEvent event) {
        wire.send(new ProducerRecord<>(
                deployment.topics().userEvents(), utf8(event.getUserId().orElseThrow()), events.encode(event)));
        return await().atMost(PATIENCE)
                .until(
                        () -> slates().stream()
                                .filter(slate -> slate.getTrigger().getEventId().equals(event.getEventId()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<RecommendationSlate> slates() {
        return wire.committed(deployment.topics().recommendations()).stream()
                .map(taken -> slates.decode(taken.value()).orElseThrow())
                .toList();
    }

    private DeadLetter awaitLetter(RecordMetadata source) {
        return await().atMost(PATIENCE)
                .until(
                        () -> wire.committed(deployment.topics().deadLetters()).stream()
                                .map(taken -> letters.decode(taken.value()).orElseThrow())
                                .filter(letter -> letter.getPartition() == source.partition()
                                        && letter.getOffset() == source.offset())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
