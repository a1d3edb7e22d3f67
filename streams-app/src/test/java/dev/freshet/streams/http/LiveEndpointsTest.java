package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.streams.codec.SentSlate;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.live.Happening;
import dev.freshet.streams.live.HappeningSource.Hearer;
import dev.freshet.streams.live.LiveFeed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveEndpointsTest {

    private static final Subject ANNA = Subject.user("anna");

    /** Held for as long as the test: a client that is collected takes its streams with it. */
    private final HttpClient client = HttpClient.newHttpClient();

    private static final SourcePosition FOURTH = new SourcePosition("events", 3, 4);

    private final BlockingQueue<Hearer> hearers = new LinkedBlockingQueue<>();
    private final LiveFeed feed = new LiveFeed(
            hearer -> {
                hearers.add(hearer);
                return () -> {};
            },
            1,
            10);
    private final HttpServer server = HttpServer.start(
            new HttpConfig("127.0.0.1", 0),
            new LiveEndpoints(feed, LiveEndpointsTest::catalog, Duration.ofMillis(20)).operations());

    @AfterEach
    void close() {
        feed.close();
        server.close();
    }

    @Test
    void shouldTellEventsAndTheirAnswersAsTheyCome() throws Exception {
        try (Stream<String> lines = listen("/v1/live").body()) {
            Iterator<String> told = lines.iterator();
            Hearer hearer = hearers.take();
            assertThat(told.next()).isEqualTo(": listening");

            hearer.hear(browse(ANNA));
            hearer.hear(answer(ANNA));

            assertThat(next(told, "event: ")).isEqualTo("event");
            var event = new ObjectMapper().readTree(next(told, "data: "));
            assertThat(event.get("position").asText()).isEqualTo("3-4");
            assertThat(event.get("at").asText()).isEqualTo("2024-01-01T00:00:00Z");
            assertThat(event.at("/subject/kind").asText()).isEqualTo("USER");
            assertThat(event.at("/items/0/title").asText()).isEqualTo("A mug");
            assertThat(event.has("query")).isFalse();
            assertThat(next(told, "event: ")).isEqualTo("recommendations");
            var slate = new ObjectMapper().readTree(next(told, "data: "));
            assertThat(slate.get("answers").asText()).isEqualTo("3-4");
            assertThat(slate.get("itemCount").asInt()).isEqualTo(7);
            assertThat(slate.get("items")).hasSize(5);
            assertThat(slate.get("modelVersion").asText()).isEqualTo("m1");
        }
    }

    @Test
    void shouldTellOnlyOfTheSubjectAskedFor() throws Exception {
        try (Stream<String> lines = listen("/v1/live?subject=anna").body()) {
            Iterator<String> told = lines.iterator();
            Hearer hearer = hearers.take();

            hearer.hear(browse(Subject.user("bo")));
            hearer.hear(answer(ANNA));

            assertThat(next(told, "event: ")).isEqualTo("recommendations");
            next(told, ": still here");
        }
    }

    @Test
    void shouldRefuseOneTooMany() throws Exception {
        try (Stream<String> lines = listen("/v1/live").body()) {
            assertThat(lines.iterator().next()).isEqualTo(": listening");

            HttpResponse<Stream<String>> refused = listen("/v1/live");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).hasValue("15");
        }
    }

    @Test
    void shouldEndWithTheInstance() throws Exception {
        try (Stream<String> lines = listen("/v1/live").body()) {
            hearers.take();

            feed.close();

            assertThat(lines.filter(line -> line.startsWith("event"))).isEmpty();
        }
    }

    private HttpResponse<Stream<String>> listen(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
    }

    private static String next(Iterator<String> lines, String start) {
        String line = lines.next();
        while (!line.startsWith(start)) {
            line = lines.next();
        }
        return line.substring(start.length());
    }

    private static Happening browse(Subject subject) {
        return new Happening.Acted(
                FOURTH,
                UserEvent.builder(EventType.BROWSE, subject, "e1")
                        .item("mug")
                        .timeMs(1)
                        .build(),
                1_704_067_200_000L);
    }

    private static Happening answer(Subject subject) {
        List<SentSlate.Item> items = Stream.of("a", "b", "c", "d", "e", "f", "mug")
                .map(id -> new SentSlate.Item(id, 1, 0.5, List.of("embedding"), "HISTORY"))
                .toList();
        return new Happening.Answered(
                new SentSlate("r1", subject, FOURTH, Optional.of("m1"), Optional.empty(), items), 1_704_067_200_005L);
    }

    private static Optional<CatalogItem> catalog(String itemId) {
        return itemId.equals("mug") ? Optional.of(CatalogItem.titled("mug", "A mug")) : Optional.empty();
    }
}
