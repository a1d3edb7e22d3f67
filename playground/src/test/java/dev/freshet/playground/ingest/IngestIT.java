package dev.freshet.playground.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.counters.Counter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is answered with 202 is on the topic, at the place that was named, and goes its way. */
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AvroCodec<UserEvent> events = AvroCodec.of(UserEvent.class, Deployment.SCHEMAS);
    private final AvroCodec<RecommendationSlate> slates = AvroCodec.of(RecommendationSlate.class, Deployment.SCHEMAS);
    private Wire wire;
    private Deployment deployment;
    private FreshetRuntime app;
    private ShopClient shop;

    @BeforeAll
    void run(EmbeddedBroker broker, @TempDir Path folder) {
        wire = new Wire(broker);
        deployment = new Deployment(broker, folder, "ingest").prepare(wire);
        app = deployment.run();
        shop = new ShopClient(app.httpPort());
    }

    @AfterAll
    void end() {
        app.close();
        wire.close();
    }

    @Test
    void shouldPutAPostedEventWhereItSaysAndAnswerIt() {
        // When
        ShopClient.Answer answer = shop.post("/v1/events", browse("clara", "c1", "tea"));

        // Then
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        UserEvent event = at(answer.body().at("/accepted/0/position").asText());
        assertThat(event.getEventId()).isEqualTo("c1");
        assertThat(event.getUserId()).contains("clara");
        assertThat(awaitSlate("c1").getUserId()).contains("clara");
        assertThat(app.counters().get(Counter.DEAD_LETTERS)).isZero();
    }

    @Test
    void shouldPutABatchOfManySubjectsWhereItSays() {
        // Given
        String batch = IntStream.range(0, 200)
                .mapToObj(i -> browse("person-" + i, "b" + i, "mug"))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));

        // When
        JsonNode accepted = shop.post("/v1/events", batch).body().get("accepted");

        // Then
        assertThat(accepted).hasSize(200);
        Map<String, UserEvent> stored = stored();
        for (JsonNode each : accepted) {
            UserEvent event = stored.get(each.get("position").asText());
            assertThat(event).isNotNull();
            assertThat(event.getEventId()).isEqualTo(each.get("eventId").asText());
        }
        assertThat(awaitSlate("b199").getUserId()).contains("person-199");
        assertThat(app.counters().get(Counter.DEAD_LETTERS)).isZero();
    }

    @Test
    void shouldForgetWhoAsksForIt() {
        // Given
        shop.post("/v1/events", browse("forgotten", "f1", "tea"));
        awaitSlate("f1");
        long before = app.counters().get(Counter.ERASED);

        // When
        ShopClient.Answer answer = shop.delete("/v1/users/forgotten");

        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(at(answer.body().get("position").asText()).getEventType()).isEqualTo("ERASE");
        await().atMost(PATIENCE).until(() -> app.counters().get(Counter.ERASED) > before);
    }

    @Test
    void shouldShowAnItemThatWasPutUntilItIsDeleted() {
        // When
        assertThat(shop.put("/v1/items/pot", "{\"title\":\"Tea pot\",\"category\":[\"Kitchen\"]}")
                        .status())
                .isEqualTo(202);

        // Then
        await().atMost(PATIENCE).until(() -> shop.get("/v1/items/pot").status() == 200);
        assertThat(shop.get("/v1/items/pot/similar")
                        .body()
                        .at("/items/0/itemId")
                        .asText())
                .isEqualTo("tea");

        // When
        assertThat(shop.delete("/v1/items/pot").status()).isEqualTo(202);

        // Then
        await().atMost(PATIENCE).until(() -> shop.get("/v1/items/pot").status() == 404);
    }

    @Test
    void shouldShowWhatPeopleWantAndWhatRuns() {
        shop.post("/v1/events", browse("dora", "d1", "lamp"));

        await().atMost(PATIENCE)
                .until(() -> shop.get("/v1/trending?category=Home")
                        .body()
                        .at("/items")
                        .findValuesAsText("itemId")
                        .contains("lamp"));
        assertThat(shop.get("/v1/model").body().get("status").asText()).isEqualTo("SERVING");
        assertThat(shop.get("/v1/topology").body().get("text").asText()).contains("ingest.user-events");
    }

    private static String browse(String userId, String eventId, String itemId) {
        return "{\"type\":\"BROWSE\",\"userId\":\"%s\",\"eventId\":\"%s\",\"items\":[{\"itemId\":\"%s\"}]}"
                .formatted(userId, eventId, itemId);
    }

    private UserEvent at(String position) {
        UserEvent event = stored().get(position);
        assertThat(event).as(position).isNotNull();
        return event;
    }

    /** The events by position, read as one who does not see what is not committed. */
    private Map<String, UserEvent> stored() {
        Map<String, UserEvent> stored = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> taken :
                wire.committed(deployment.topics().userEvents())) {
            UserEvent event = events.decode(taken.value()).orElseThrow();
            assertThat(new String(taken.key(), StandardCharsets.UTF_8))
                    .isEqualTo(event.getUserId().or(event::getAnonymousId).orElseThrow());
            stored.put(taken.partition() + "-" + taken.offset(), event);
        }
        return stored;
    }

    private RecommendationSlate awaitSlate(String eventId) {
        return await().atMost(PATIENCE)
                .until(
                        () -> wire.committed(deployment.topics().recommendations()).stream()
                                .map(taken -> slates.decode(taken.value()).orElseThrow())
                                .filter(slate -> slate.getTrigger().getEventId().equals(eventId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
