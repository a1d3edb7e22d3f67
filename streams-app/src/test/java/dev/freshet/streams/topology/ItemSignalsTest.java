package dev.freshet.streams.topology;

import static dev.freshet.streams.fixtures.AvroEvents.browse;
import static dev.freshet.streams.fixtures.AvroEvents.event;
import static dev.freshet.streams.fixtures.AvroEvents.items;
import static dev.freshet.streams.fixtures.AvroEvents.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.schemas.ItemSignal;
import dev.freshet.schemas.SlateItem;
import dev.freshet.streams.fixtures.AvroEvents;
import dev.freshet.streams.fixtures.TestShop;
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
}
