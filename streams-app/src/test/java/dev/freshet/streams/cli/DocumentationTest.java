package dev.freshet.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.candidates.Source;
import dev.freshet.core.engine.Fallback;
import dev.freshet.core.explain.Reason;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.metrics.InstanceMetrics;
import dev.freshet.streams.validation.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the documents against the code. */
class DocumentationTest {

    private static final Path DOCS = Path.of("..", "topology-docs");

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
