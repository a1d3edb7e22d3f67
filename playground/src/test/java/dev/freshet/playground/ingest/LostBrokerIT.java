package dev.freshet.playground.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.playground.broker.BrokerOptions;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.streams.app.FreshetRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker goes away while events are posted. */
class LostBrokerIT {

    /** Twice what a request may wait for the brokers: the machine may be busy. */
    private static final Duration SECONDS = Duration.ofSeconds(14);

    @TempDir
    private Path folder;

    @Test
    void shouldSayInTimeWhatIsNotSafeAndLoseNothingThatIs() {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.defaults());
        try (Wire wire = new Wire(broker)) {
            Deployment deployment = new Deployment(broker, folder, "lost").prepare(wire);
            FreshetRuntime app = deployment.run();
            ShopClient shop = new ShopClient(app.httpPort());
            try {
                // Given events that were accepted
                List<String> accepted = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    ShopClient.Answer answer = shop.post("/v1/events", batch("before-" + i));
                    assertThat(answer.status()).isEqualTo(202);
                    accepted.addAll(answer.body().findValuesAsText("eventId"));
                }
                assertThat(stored(wire, deployment)).containsAll(accepted);

                // When
                broker.close();
                long startNanos = System.nanoTime();
                ShopClient.Answer answer = shop.post("/v1/events", batch("after"));
                Duration took = Duration.ofNanos(System.nanoTime() - startNanos);

                // Then
                assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
                assertThat(answer.retryAfter()).isPresent();
                assertThat(took).isLessThan(SECONDS);
                assertThat(answer.body().get("accepted")).isEmpty();
                JsonNode unacknowledged = answer.body().get("unacknowledged");
                assertThat(unacknowledged.findValuesAsText("eventId")).containsExactly("after-0", "after-1", "after-2");
                assertThat(shop.put("/v1/items/pot", "{\"title\":\"Pot\"}").status())
                        .isEqualTo(503);
                assertThat(shop.get("/v1/items/tea").status()).isEqualTo(200);
            } finally {
                app.close();
            }
        } finally {
            broker.close();
        }
    }

    private static Set<String> stored(Wire wire, Deployment deployment) {
        AvroCodec<UserEvent> codec = AvroCodec.of(UserEvent.class, Deployment.SCHEMAS);
        return wire.committed(deployment.topics().userEvents()).stream()
                .map(taken -> codec.decode(taken.value()).orElseThrow().getEventId())
                .collect(Collectors.toSet());
    }

    private static String batch(String name) {
        return IntStream.range(0, 3)
                .mapToObj(i ->
                        "{\"type\":\"SEARCH\",\"anonymousId\":\"cookie-%d\",\"eventId\":\"%s-%d\",\"query\":\"tea\"}"
                                .formatted(i, name, i))
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
    }
}
