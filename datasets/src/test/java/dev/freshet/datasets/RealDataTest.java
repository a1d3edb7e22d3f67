package dev.freshet.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.registry.DatasetOptions;
import dev.freshet.datasets.registry.Datasets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Published data sets, where the folder {@code freshet.data} (or FRESHET_DATA) holds them. */
class RealDataTest {

    @Test
    void shouldReadOnlineRetail() {
        Summary summary = Summary.of(open("online-retail", "online-retail/online_retail.csv.gz"));

        assertThat(summary.report.read()).isEqualTo(541_909);
        assertThat(summary.types.keySet()).containsExactly(EventType.PURCHASE, EventType.RETURN);
        assertThat(summary.types.get(EventType.PURCHASE)).isBetween(19_500L, 20_500L);
        assertThat(summary.users).isBetween(4_300, 4_372);
        assertThat(summary.titles.get("85123A")).isEqualTo("WHITE HANGING HEART T-LIGHT HOLDER");
        assertThat(summary.titles).doesNotContainKeys("POST", "M", "AMAZONFEE");
    }

    @Test
    void shouldReadMovieLens100k() {
        Summary summary = Summary.of(open("movielens", "ml-100k/ml-100k.inter.gz"));

        assertThat(summary.types).isEqualTo(Map.of(EventType.BROWSE, 100_000L));
        assertThat(summary.users).isEqualTo(943);
        assertThat(summary.titles).hasSize(1_682).containsEntry("1", "Toy Story (1995)");
    }

    @Test
    void shouldReadMovieLens1mAsSequences() {
        Summary summary = Summary.of(open("sequences", "ml-1m/ml-1m.txt.gz"));

        assertThat(summary.types).isEqualTo(Map.of(EventType.BROWSE, 999_611L));
        assertThat(summary.users).isEqualTo(6_040);
        assertThat(summary.titles).hasSize(3_416).containsEntry("1", "Toy Story (1995)");
    }

    @Test
    void shouldReadBeautyWithAttributes() {
        Summary summary = Summary.of(open("sequences", "amazon-beauty/Beauty.txt.gz"));

        assertThat(summary.types).isEqualTo(Map.of(EventType.BROWSE, 198_502L));
        assertThat(summary.users).isEqualTo(22_363);
        assertThat(summary.titles).hasSize(12_101).containsEntry("4", "a1 a2 a3");
    }

    @Test
    void shouldReadYoochooseWithBothItsFiles() {
        Summary summary = Summary.of(open("yoochoose", "yoochoose-sample/clicks_train.txt.gz"));

        assertThat(summary.types).isEqualTo(Map.of(EventType.BROWSE, 70_278L + 13_568L));
        assertThat(summary.users).isZero();
    }

    private static Dataset open(String name, String file) {
        String folder = Optional.ofNullable(System.getProperty("freshet.data"))
                .or(() -> Optional.ofNullable(System.getenv("FRESHET_DATA")))
                .orElse("");
        assumeTrue(!folder.isEmpty(), "set -Dfreshet.data or FRESHET_DATA to the folder of the data sets");
        Path path = Path.of(folder).resolve(file);
        assumeTrue(Files.exists(path), () -> path + " is not there");
        return Datasets.open(name, Optional.of(path), DatasetOptions.defaults());
    }

    /** One pass over everything, checking what holds for every data set. */
    private static final class Summary {
        final Map<EventType, Long> types = new EnumMap<>(EventType.class);
        final int users;
        final Map<String, String> titles;
        final ReadReport report;

        private Summary(int users, Map<String, String> titles, ReadReport report) {
            this.users = users;
            this.titles = titles;
            this.report = report;
        }

        static Summary of(Dataset dataset) {
            Set<Subject> subjects = new HashSet<>();
            Set<String> items = new HashSet<>();
            Set<String> ids = new HashSet<>();
            Map<EventType, Long> types = new EnumMap<>(EventType.class);
            long[] last = {-1};
            try (Stream<UserEvent> events = dataset.events();
                    Stream<CatalogItem> catalog = dataset.catalog()) {
                events.forEach(event -> {
                    assertThat(event.timeMs()).isGreaterThanOrEqualTo(last[0]);
                    last[0] = event.timeMs();
                    assertThat(ids.add(event.subject().id() + " " + event.eventId()))
                            .isTrue();
                    types.merge(event.type(), 1L, Long::sum);
                    subjects.add(event.subject());
                    event.items().forEach(line -> items.add(line.itemId()));
                });
                Map<String, String> titles = catalog.collect(Collectors.toMap(CatalogItem::itemId, CatalogItem::title));
                assertThat(titles.keySet()).isEqualTo(items);
                int users = (int) subjects.stream()
                        .filter(subject -> subject.kind() == Subject.Kind.USER)
                        .count();
                System.out.print(dataset.report().table());
                System.out.printf(
                        "  %,12d  items; events by type %s; %,d known subjects%n", items.size(), types, users);
                Summary summary = new Summary(users, titles, dataset.report());
                summary.types.putAll(types);
                return summary;
            }
        }
    }
}
