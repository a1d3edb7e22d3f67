package dev.freshet.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.candidates.Source;
import dev.freshet.core.engine.Fallback;
import dev.freshet.core.explain.Reason;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.metrics.InstanceMetrics;
import dev.freshet.streams.topics.TopicCatalogue;
import dev.freshet.streams.topics.TopicSpec;
import dev.freshet.streams.topology.MermaidDiagram;
import dev.freshet.streams.validation.KeyPlacement;
import dev.freshet.streams.validation.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the documents against the code. */
class DocumentationTest {

    private static final Path DOCS = Path.of("..", "topology-docs");

    @Test
    void shouldDrawTheTopologyThatTheCodeBuilds() throws IOException {
        String drawn = MermaidDiagram.of(ConfiguredApp.of(FreshetConfig.DEFAULT)
                .topology(KeyPlacement.murmur2(1))
                .describe());

        assertThat(Files.readString(DOCS.resolve("topology.md")))
                .as("run `freshet topology --format mermaid` and put its output into topology-docs/topology.md")
                .contains("```mermaid\n" + drawn + "```");
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatBecomesOfEveryKindOfBadInput(RejectReason reason) throws IOException {
        assertThat(Files.readString(DOCS.resolve("bad-input.md"))).contains("dead letter " + reason + " ");
    }

    @ParameterizedTest
    @EnumSource
    void shouldListEveryCounterAsAMetric(Counter counter) throws IOException {
        assertThat(Files.readString(DOCS.resolve("metrics.md")))
                .contains("| `" + InstanceMetrics.nameOf(counter) + "` | " + counter.description() + " |");
    }

    @Test
    void shouldListEveryTopic() throws IOException {
        String page = Files.readString(DOCS.resolve("README.md"));

        for (TopicSpec topic : TopicCatalogue.of(FreshetConfig.DEFAULT)) {
            String name =
                    topic.name().substring(FreshetConfig.DEFAULT.topicPrefix().length());
            assertThat(page).contains("| `" + name + "` |").contains("| " + topic.partitions() + " |");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayInTheSchemaWhatAFallbackMeans(Fallback fallback) {
        assertThat(docOf(RecommendationSlate.getClassSchema(), "fallback")).contains(fallback.name());
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameEverySourceInTheSchema(Source source) {
        assertThat(docOf(dev.freshet.schemas.SlateItem.getClassSchema(), "sources"))
                .contains(source.wireName());
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayInTheSchemaWhatAReasonRestsOn(Reason.Kind kind) {
        assertThat(docOf(dev.freshet.schemas.Reason.getClassSchema(), "kind")).contains(kind.name());
    }

    private static String docOf(Schema record, String field) {
        return record.getField(field).doc();
    }
}
