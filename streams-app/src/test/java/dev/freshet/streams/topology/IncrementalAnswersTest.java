package dev.freshet.streams.topology;

import static dev.freshet.streams.fixtures.AvroEvents.browse;
import static dev.freshet.streams.fixtures.AvroEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.encode.StepCache;
import dev.freshet.core.event.Subject;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.fixtures.TinyStepBundle;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.fixtures.TestShop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementalAnswersTest {

    private static final List<String> ITEMS = List.of("tea", "mug", "lamp", "tea", "bulb", "mug", "tea", "lamp", "mug");

    @TempDir
    private Path directory;

    @Test
    void shouldEncodeOnlyWhatIsNew() {
        try (TestShop shop = shop("steps", "model.incremental=true")) {
            browseAll(shop);

            StepCache.Statistics statistics = shop.cache().statistics();
            assertThat(statistics.absent()).isEqualTo(1);
            assertThat(statistics.hits()).isEqualTo(ITEMS.size() - 1);
            assertThat(statistics.stale()).isZero();
        }
    }

    @Test
    void shouldMakeTheSameEmbeddingAsAWholeEncode() {
        try (TestShop steps = shop("steps", "model.incremental=true");
                TestShop full = shop("full", "model.incremental=false")) {
            browseAll(steps);
            browseAll(full);

            assertThat(full.cache().statistics().absent()).isZero();
            assertThat(embedding(steps)).containsExactly(embedding(full), Offset.offset(1e-4f));
        }
    }

    @Test
    void shouldForgetATasksSubjectsWhenItCloses() {
        TestShop shop = shop("steps", "model.incremental=true");
        browseAll(shop);
        assertThat(shop.cache().statistics().subjects()).isEqualTo(1);

        shop.close();

        assertThat(shop.cache().statistics().subjects()).isZero();
    }

    @Test
    void shouldForgetASubjectThatAsksForIt() {
        try (TestShop shop = shop("steps", "model.incremental=true")) {
            browseAll(shop);

            shop.send(event("ERASE", "last"));

            assertThat(shop.cache().statistics().subjects()).isZero();
        }
    }

    @Test
    void shouldForgetASubjectWhoseRowExpires() {
        try (TestShop shop = shop("steps", "model.incremental=true", "state.expire-after=1d")) {
            browseAll(shop);

            shop.advance(Duration.ofDays(2));

            assertThat(shop.count(Counter.EXPIRED)).isEqualTo(1);
            assertThat(shop.cache().statistics().subjects()).isZero();
        }
    }

    private TestShop shop(String name, String... settings) {
        TestShop shop = TestShop.open(directory.resolve(name), settings);
        shop.stock(TinyBundle.items());
        Path bundle = TinyStepBundle.write(directory.resolve(name + "-bundle"));
        shop.serve(TinyStepBundle.VERSION, bundle, bundle.resolve("manifest.json"));
        return shop;
    }

    private static void browseAll(TestShop shop) {
        for (int i = 0; i < ITEMS.size(); i++) {
            shop.send(browse("event-" + i, ITEMS.get(i)));
        }
    }

    private static float[] embedding(TestShop shop) {
        return shop.row(Subject.user("anna"))
                .orElseThrow()
                .embedding()
                .orElseThrow()
                .values();
    }
}
