package dev.freshet.playground.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.playground.bench.process.Variant;
import dev.freshet.streams.config.Guarantee;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A bench too short to mean anything, from end to end. */
class BenchIT {

    private static final BenchOptions TINY = new BenchOptions(
            Guarantee.EXACTLY_ONCE,
            200,
            1.0,
            300,
            150,
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            OptionalDouble.of(20),
            Optional.empty(),
            64,
            1,
            2,
            List.of(),
            1);

    @Test
    void shouldAnswerEveryEventOfEachVariantAndLeaveNoProcess() throws Exception {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ProcessHandle> before = ProcessHandle.current().children().toList();

        // When
        try (Site site = Site.open(TINY, line -> {})) {
            new Comparison(site, false, new PrintStream(out, true, StandardCharsets.UTF_8))
                    .run(List.of(Variant.FLOOR, Variant.FULL));
        }

        // Then
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode floor = new ObjectMapper().readTree(lines.get(0));
        JsonNode full = new ObjectMapper().readTree(lines.get(1));
        assertThat(floor.get("variant").asText()).isEqualTo("floor");
        assertThat(full.get("variant").asText()).isEqualTo("full");
        for (JsonNode result : List.of(floor, full)) {
            assertThat(result.get("eventsPerSecond").asDouble()).isPositive();
            assertThat(result.get("p999Ms").asDouble()).isPositive();
            // Each event wrote one row with a full ring: the rows written beforehand were found.
            assertThat(result.get("changelogBytesPerEvent").asLong()).isGreaterThan(2_000);
        }
        assertThat(new ObjectMapper().readTree(lines.get(2)).has("ratios")).isTrue();
        assertThat(ProcessHandle.current().children().toList()).containsExactlyElementsOf(before);
    }
}
