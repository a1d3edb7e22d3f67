package dev.freshet.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.encode.StepCache;
import dev.freshet.streams.counters.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the document against what an instance shows. */
class MetricNamesTest {

    private static final Path DOCUMENT = Path.of("..", "topology-docs", "metrics.md");

    @Test
    void shouldDocumentTheNamesThatAreShownAndNoOthers() throws IOException {
        // Given an instance that has answered a request
        StreamMeters meters = new StreamMeters(InstantSource.system());
        String scrape;
        try (InstanceMetrics metrics = new InstanceMetrics(meters, new Counters(), new StepCache(0))) {
            metrics.watch(
                    () -> true, () -> true, () -> false, new Restorations(InstantSource.system()), () -> Catalog.EMPTY);
            new HttpMeters(meters).answered("status", 200, Duration.ofMillis(1));
            scrape = metrics.scrape();
        }

        // When
        Set<String> shown = scrape.lines()
                .filter(line -> line.startsWith("# TYPE freshet_"))
                .map(line -> Splitter.on(' ').splitToList(line).get(2))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        Matcher names = Pattern.compile("`(freshet_[a-z_]+)").matcher(Files.readString(DOCUMENT));
        while (names.find()) {
            documented.add(names.group(1));
        }

        // Then
        assertThat(documented).isEqualTo(shown);
    }
}
