package dev.freshet.streams.topology;

import static dev.freshet.streams.fixtures.AvroEvents.browse;
import static dev.freshet.streams.fixtures.AvroEvents.event;
import static dev.freshet.streams.fixtures.AvroEvents.items;
import static dev.freshet.streams.fixtures.AvroEvents.purchase;
import static dev.freshet.streams.fixtures.AvroEvents.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Hashes;
import dev.freshet.core.candidates.Source;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.visits.DecayedVisits;
import dev.freshet.schemas.ItemSignal;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.SlateItem;
import dev.freshet.schemas.VisitedBefore;
import dev.freshet.streams.fixtures.AvroEvents;
import dev.freshet.streams.fixtures.TestShop;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemSignalsTest {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private TestShop shop;

    @BeforeEach
    void open() {
        shop = TestShop.open(directory);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldPublishAnItemOnceAnIntervalHoweverOftenItIsTouched() {
        // Given
        shop.send(browse("1", "tea"));
        shop.send(browse("2", "tea"));
        shop.send(purchase("3", "tea"));
        assertThat(shop.signals()).isEmpty();

        // When
        shop.advance(INTERVAL);

        // Then
        List<ItemSignal> signals = shop.signals();
        assertThat(signals).singleElement().satisfies(signal -> {
            assertThat(signal.getItemId()).isEqualTo("tea");
            assertThat(signal.getPopularity()).isEqualTo(7_000_000);
            assertThat(signal.getAsOf()).isEqualTo(AvroEvents.AN_HOUR_AGO);
            assertThat(signal.getUpdatedAt()).isEqualTo(TestShop.NOW.plus(INTERVAL));
        });
    }

    @Test
    void shouldNotPublishWhatDidNotChange() {
        shop.send(browse("1", "tea"));
        shop.advance(INTERVAL);
        assertThat(shop.signals()).hasSize(1);

        shop.send(browse("2", "mug"));
        shop.advance(INTERVAL.multipliedBy(5));

        assertThat(shop.signals()).extracting(ItemSignal::getItemId).containsExactly("mug");
    }

    @Test
    void shouldHalveWhatIsAHalfLifeOld() {
        shop.send(browse("1", "tea").setEventTime(AvroEvents.AN_HOUR_AGO.minus(Duration.ofDays(3))));
        shop.send(browse("2", "tea"));
        shop.advance(INTERVAL);

        assertThat(shop.signals()).extracting(ItemSignal::getPopularity).containsExactly(1_500_000L);
    }

    @Test
    void shouldCountAnItemOfABasketOnceAndOtherTypesNotAtAll() {
        shop.send(purchase("1", "tea", "tea"));
        shop.send(event("RETURN", "2").setItems(items("tea")));
        shop.send(event("IMPRESSION", "3").setItems(items("mug")));
        shop.advance(INTERVAL);

        assertThat(shop.signals()).extracting(ItemSignal::getPopularity).containsExactly(5_000_000L);
    }

    @Test
    void shouldNotCountDuplicates() {
        shop.send(browse("1", "tea"));
        shop.send(browse("1", "tea"));
        shop.advance(INTERVAL);

        assertThat(shop.signals()).extracting(ItemSignal::getPopularity).containsExactly(1_000_000L);
    }

    @Test
    void shouldRankSlatesWithoutAModelByTheSignalsReadBack() {
        // Given
        shop.stock(TinyBundle.items());
        shop.send(purchase("1", "boot"));
        shop.send(browse("2", "sock"));
        shop.advance(INTERVAL);
        assertThat(shop.slates()).hasSize(2);

        // When
        shop.refresh();
        shop.send(browse("3", "tea").setUserId("bob"));

        // Then
        assertThat(shop.slates().get(0).getItems())
                .extracting(SlateItem::getItemId)
                .startsWith("boot", "sock");
    }

    @Test
    void shouldSayWhatSubjectsVisitedBeforeAnItem() {
        // Given
        shop.send(browse("1", "tea"));
        shop.send(browse("2", "boot"));
        shop.send(browse("3", "tea").setUserId("bob"));
        shop.send(search("4", "rain").setUserId("bob"));
        shop.send(browse("5", "boot").setUserId("bob"));

        // When
        shop.advance(INTERVAL);

        // Then
        List<ItemSignal> signals = shop.signals();
        assertThat(signals).extracting(ItemSignal::getItemId).containsExactly("tea", "boot");
        assertThat(signals.get(0).getBefore()).isEmpty();
        assertThat(signals.get(1).getBefore())
                .containsExactly(new VisitedBefore(Hashes.item("tea"), 2 * DecayedVisits.UNIT));
        assertThat(signals.get(1).getBeforeAsOf()).isEqualTo(AvroEvents.AN_HOUR_AGO);
    }

    @Test
    void shouldNotSayWhatSomebodyVisitedWithoutConsent() {
        shop.send(browse("1", "tea").setConsent("NONE"));
        shop.send(browse("2", "boot"));
        shop.send(browse("3", "mug").setConsent("NONE"));
        shop.advance(INTERVAL);

        assertThat(shop.signals())
                .hasSize(3)
                .allSatisfy(signal -> assertThat(signal.getBefore()).isEmpty());
    }

    @Test
    void shouldServeWhatOthersVisitedAfterwards() {
        // Given a bundle that knows of nothing around a bulb or a sock
        shop.stock(TinyBundle.items());
        Path bundle = TinyBundle.write(directory.resolve("bundle"), new BundleManifest.Ranking(0, 0, 0, 0, 1));
        shop.serve(TinyBundle.VERSION, bundle, bundle.resolve("manifest.json"));
        shop.send(browse("1", "bulb"));
        assertThat(coVisited()).isEmpty();
        shop.send(browse("2", "sock"));
        shop.advance(INTERVAL);

        // When
        shop.refresh();
        shop.slates();
        shop.send(browse("3", "bulb").setUserId("bob"));

        // Then
        assertThat(coVisited()).containsExactly("sock");
    }

    @Test
    void shouldGoOnFromCountsThatKnowNoVisits() {
        // Given four of weight one, published, in format 1
        byte[] four = ByteBuffer.allocate(18)
                .put((byte) 1)
                .put((byte) 0)
                .putLong(4_000_000)
                .putLong(AvroEvents.AN_HOUR_AGO.toEpochMilli())
                .array();
        shop.keepCount("boot", four);

        // When
        shop.send(browse("1", "tea"));
        shop.send(browse("2", "boot"));
        shop.advance(INTERVAL);

        // Then
        ItemSignal boot = shop.signals().get(1);
        assertThat(boot.getPopularity()).isEqualTo(5_000_000);
        assertThat(boot.getBefore()).extracting(VisitedBefore::getWeight).containsExactly(DecayedVisits.UNIT);
    }

    /** Of the last slate. */
    private List<String> coVisited() {
        List<RecommendationSlate> slates = shop.slates();
        return slates.get(slates.size() - 1).getItems().stream()
                .filter(item -> item.getSources().contains(Source.CO_VISITATION.wireName()))
                .map(SlateItem::getItemId)
                .toList();
    }
}
