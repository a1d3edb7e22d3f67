package dev.freshet.playground.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.schemas.LineItem;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.streams.app.FreshetRuntime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
class LiveFeedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Held for as long as the test: a client that is collected takes its streams with it. */
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldTellWhatIsAcceptedAndAnsweredWhileSomebodyListens(EmbeddedBroker broker, @TempDir Path folder)
            throws Exception {
        try (Wire wire = new Wire(broker)) {
            Deployment deployment = new Deployment(broker, folder, "live").prepare(wire);
            String events = deployment.topics().userEvents();
            List<String> told = new CopyOnWriteArrayList<>();
            Thread listening;
            try (FreshetRuntime runtime = deployment.run()) {
                // Given a listener
                Stream<String> lines = listen(runtime.httpPort());
                listening = new Thread(() -> lines.forEach(told::add));
                listening.start();

                // When somebody does something, and something comes that is no event
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                    wire.send(events, bytes("anna"), bytes("no event"));
                    wire.send(events, bytes("anna"), browse("e" + told.size()));
                    return told.contains("event: recommendations");
                });

                // Then event and answer are told, and name each other
                String event = data(told, "event");
                String position = event.replaceAll(".*\"position\":\"([0-9-]+)\".*", "$1");
                assertThat(event).contains("\"type\":\"BROWSE\"", "\"id\":\"anna\"", "\"itemId\":\"mug\"");
                await().atMost(PATIENCE)
                        .until(() -> told.stream().anyMatch(line -> line.contains("\"answers\":\"" + position + "\"")));
                assertThat(told).noneMatch(line -> line.contains("no event"));

                // When the instance closes
            }

            // Then the listener is let go, and nothing reads on
            listening.join(PATIENCE.toMillis());
            assertThat(listening.isAlive()).isFalse();
            await().atMost(PATIENCE)
                    .until(() -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().equals("freshet-live")));
        }
    }

    private Stream<String> listen(int port) throws Exception {
        HttpResponse<Stream<String>> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/live?subject=anna"))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String data(List<String> told, String name) {
        return told.get(told.indexOf("event: " + name) + 1);
    }

    private static byte[] browse(String eventId) {
        return AvroCodec.of(UserEvent.class, Deployment.SCHEMAS)
                .encode(UserEvent.newBuilder()
                        .setEventId(eventId)
                        .setEventType("BROWSE")
                        .setUserId("anna")
                        .setItems(List.of(LineItem.newBuilder().setItemId("mug").build()))
                        .setEventTime(Instant.now())
                        .build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
