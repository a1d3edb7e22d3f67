package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.fixtures.TestShop;
import dev.freshet.streams.fixtures.TestWorld;
import java.nio.file.Path;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemEndpointsTest {

    private static final String ZEROS = "0".repeat(64);

    @TempDir
    private Path directory;

    private TestWorld shop;
    private Visitor visitor;

    @BeforeEach
    void open() {
        shop = new TestWorld(directory);
        Topology topology = new Topology().addSource("taken", "events").addSink("given", "slates", "taken");
        visitor = new Visitor(new SystemEndpoints(shop.world(), topology.describe()).operations());
    }

    @AfterEach
    void close() {
        visitor.close();
        shop.close();
    }

    @Test
    void shouldSayThatNoModelIsWanted() {
        assertThat(visitor.get("/v1/model").json(200)).hasToString("{\"status\":\"NONE_WANTED\",\"history\":[]}");
    }

    @Test
    void shouldTellWhatIsServedAndWhatWasRefused() {
        // Given
        ModelPointer good = shop.serve(TinyBundle.VERSION, TinyBundle.write(directory.resolve("good")));

        // When
        JsonNode serving = visitor.get("/v1/model").json(200);
        shop.point(new ModelPointer("bad", good.uri(), ZEROS));
        JsonNode refused = visitor.get("/v1/model").json(200);

        // Then
        assertThat(serving.get("status").asText()).isEqualTo("SERVING");
        assertThat(serving.get("version").asText()).isEqualTo(TinyBundle.VERSION);
        assertThat(serving.get("uri").asText()).isEqualTo(good.uri());
        assertThat(serving.get("checksum").asText()).isEqualTo(good.checksum());
        assertThat(serving.get("inServiceSince").asText()).isEqualTo(TestShop.NOW.toString());
        assertThat(serving.has("wanted")).isFalse();
        assertThat(serving.get("history")).hasSize(1);
        assertThat(serving.at("/history/0/tookMs").isIntegralNumber()).isTrue();
        assertThat(serving.at("/history/0").has("refusal")).isFalse();

        assertThat(refused.get("status").asText()).isEqualTo("REFUSED");
        assertThat(refused.get("version").asText()).isEqualTo(TinyBundle.VERSION);
        assertThat(refused.at("/wanted/version").asText()).isEqualTo("bad");
        assertThat(refused.at("/wanted/refusal").asText()).contains("checksum");
        assertThat(refused.at("/history/0/version").asText()).isEqualTo("bad");
        assertThat(refused.at("/history/0/refusal").asText()).contains("checksum");
        assertThat(refused.at("/history/0/time").asText()).isEqualTo(TestShop.NOW.toString());
        assertThat(refused.at("/history/1/version").asText()).isEqualTo(TinyBundle.VERSION);
    }

    @Test
    void shouldDrawTheTopology() {
        JsonNode answer = visitor.get("/v1/topology").json(200);

        assertThat(answer.get("text").asText()).startsWith("Topologies:").contains("Source: taken (topics: [events])");
        assertThat(answer.get("mermaid").asText()).contains("topic-events --> topic-slates");
        assertThat(answer.at("/graph/nodes"))
                .extracting(node -> node.get("kind").asText() + " "
                        + node.get("name").asText() + " " + node.get("column").asInt() + " "
                        + node.get("row").asInt())
                .containsExactly("TOPIC slates 1 0", "TOPIC events 0 0");
        assertThat(answer.at("/graph/edges"))
                .hasToString("[{\"from\":\"topic-events\",\"to\":\"topic-slates\",\"stored\":false}]");
    }
}
