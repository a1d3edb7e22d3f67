package dev.freshet.trainer.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.trainer.Shops;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PopularityFeedTest {

    private static final long HALF_LIFE_MS = Duration.ofDays(3).toMillis();

    private final PopularityFeed feed = new PopularityFeed(Catalog.EMPTY);

    @Test
    void shouldWeighEventsAndHalveThemWithTime() {
        // Given: 5 halved once is 2.5, to one browse now
        feed.learn(event(EventType.PURCHASE, "old", Shops.START_MS - HALF_LIFE_MS));
        feed.learn(event(EventType.BROWSE, "new", Shops.START_MS));
        feed.learn(event(EventType.CLICK, "clicked", Shops.START_MS));

        // Then
        assertThat(feed.snapshot().overall()).containsExactly("old", "new");
        assertThat(feed.snapshot().logPopularity("new")).isCloseTo(-Math.log(2.5) / Math.log(2), offset(1e-6));
    }

    @Test
    void shouldLearnNothingWithoutTimes() {
        feed.learn(event(EventType.PURCHASE, "item", EventTime.UNKNOWN));

        assertThat(feed.snapshot().overall()).isEmpty();
    }

    private static UserEvent event(EventType type, String item, long timeMs) {
        return UserEvent.builder(type, Subject.user("anna"), item)
                .item(item)
                .timeMs(timeMs)
                .build();
    }
}
