package dev.freshet.trainer.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.trainer.Shops;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalFeedTest {

    private static final long HALF_LIFE_MS = Duration.ofDays(3).toMillis();

    private final SignalFeed feed = new SignalFeed(Catalog.EMPTY);

    @Test
    void shouldWeighEventsAndHalveThemWithTime() {
        // Given: 5 halved once is 2.5, to one browse now
        feed.learn(event(EventType.PURCHASE, "old", Shops.START_MS - HALF_LIFE_MS));
        feed.learn(event(EventType.BROWSE, "new", Shops.START_MS));
        feed.learn(event(EventType.CLICK, "clicked", Shops.START_MS));

        // Then
        assertThat(feed.popularity().overall()).containsExactly("old", "new");
        assertThat(feed.popularity().logPopularity("new")).isCloseTo(-Math.log(2.5) / Math.log(2), offset(1e-6));
    }

    @Test
    void shouldLearnNothingWithoutTimes() {
        feed.learn(event(EventType.BROWSE, "before", EventTime.UNKNOWN));
        feed.learn(event(EventType.PURCHASE, "item", EventTime.UNKNOWN));

        assertThat(feed.popularity().overall()).isEmpty();
        assertThat(feed.visits().isEmpty()).isTrue();
    }

    @Test
    void shouldCountWhatWasVisitedBefore() {
        // Given: anna goes from tea to mug; the click shows nothing new
        feed.learn(event(EventType.BROWSE, "tea", Shops.START_MS));
        feed.learn(event(EventType.CLICK, "lamp", Shops.START_MS + 1));
        feed.learn(event(EventType.BROWSE, "mug", Shops.START_MS + 2));

        // Then: one visit of one, shrunk to a half
        Map<Long, Double> around = new HashMap<>();
        feed.visits().around(Hashes.item("tea"), around::put);
        assertThat(around).isEqualTo(Map.of(Hashes.item("mug"), .5));
    }

    private static UserEvent event(EventType type, String item, long timeMs) {
        return UserEvent.builder(type, Subject.user("anna"), item)
                .item(item)
                .timeMs(timeMs)
                .build();
    }
}
