package dev.freshet.streams.topology;

import static dev.freshet.streams.fixtures.AvroEvents.browse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.streams.codec.SlateWriter;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.fixtures.TestShop;
import dev.freshet.streams.trace.TraceContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the trace that an event belongs to. */
class TracesTest {

    private static final String ONE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String OTHER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    @TempDir
    private Path directory;

    private TestShop shop;

    @BeforeEach
    void open() {
        shop = TestShop.open(directory, "engine.coalesce-above-age=2s", "engine.coalesce-wait=1s");
        shop.stock(TinyBundle.items());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldCarryTheTraceToTheRecommendationUnderANewSpan() {
        shop.send(Duration.ZERO, browse("1", "tea"), headers(ONE).add("tracestate", "vendor=1".getBytes(UTF_8)));

        assertThat(sent(shop.slateRecords()))
                .containsExactly(
                        "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-" + spanOf(0) + "-01 tracestate: vendor=1");
    }

    @Test
    void shouldCarryTheTraceToTheDeadLetter() {
        shop.send(Duration.ZERO, browse("1", "tea").setEventType("BLINK"), headers(ONE));

        assertThat(sent(shop.letterRecords()))
                .containsExactly("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-" + spanOf(0) + "-01");
    }

    @Test
    void shouldIgnoreATraceThatIsMalformedAndOtherHeaders() {
        shop.send(Duration.ZERO, browse("1", "tea"), headers("nonsense").add("secret", new byte[] {7}));

        assertThat(sent(shop.slateRecords())).containsExactly("");
    }

    @Test
    void shouldCarryTheNewestEventsTraceWhereOneAnswerIsForMany() {
        shop.send(Duration.ofSeconds(5), browse("1", "tea"), headers(OTHER));
        shop.send(Duration.ofSeconds(5), browse("2", "mug"), headers(ONE));
        shop.advance(Duration.ofSeconds(1));

        assertThat(sent(shop.slateRecords()))
                .containsExactly("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-" + spanOf(1) + "-01");
    }

    private static RecordHeaders headers(String parent) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(TraceContext.PARENT_HEADER, parent.getBytes(UTF_8));
        return headers;
    }

    private static String spanOf(long offset) {
        return SlateWriter.recommendationId(new SourcePosition("freshet.user-events", 0, offset))
                .substring(0, 16);
    }

    private static List<String> sent(List<TestRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> List.of(record.headers().toArray()).stream()
                        .map(header -> header.key() + ": " + new String(header.value(), UTF_8))
                        .reduce("", (one, other) -> one.isEmpty() ? other : one + " " + other))
                .toList();
    }
}
