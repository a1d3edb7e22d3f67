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
            200,
            150,
            5,
            Duration.ZERO,
            Duration.ofSeconds(2),
            OptionalDouble.of(20),
            Optional.empty(),
            64,
            1,
            2,
            List.of("-XX:+UseSerialGC"),
            List.of(),
            1);

    @Test
    void shouldAnswerEveryEventOfEachVariantAndLeaveNoProcess() throws Exception {
        // Given
        List<Variant> variants = List.of(Variant.FLOOR, Variant.FULL, Variant.STEP);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ProcessHandle> before = ProcessHandle.current().children().toList();

        // When
        try (Site site = Site.open(TINY, line -> {})) {
            new Comparison(site, false, new PrintStream(out, true, StandardCharsets.UTF_8)).run(variants);
        }

        // Then
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(4);
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            JsonNode result = new ObjectMapper().readTree(lines.get(i));
            assertThat(result.get("variant").asText()).isEqualTo(variant.word());
            assertThat(result.get("eventsPerSecond").asDouble()).isPositive();
            assertThat(result.get("p999Ms").asDouble()).isPositive();
            // Each event wrote the head of a row and few wrote a base: the rows written beforehand were found, for
            // without
            // them rows would be as small as their one or two events.
            assertThat(result.get("changelogBytesPerEvent").asLong()).isBetween(400L, 2_000L);
            assertThat(result.get("warm").asBoolean()).isFalse();
        }
        assertThat(new ObjectMapper().readTree(lines.get(3)).has("ratios")).isTrue();
        assertThat(ProcessHandle.current().children().toList()).containsExactlyElementsOf(before);
    }
}
