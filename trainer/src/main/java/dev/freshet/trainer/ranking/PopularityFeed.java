package dev.freshet.trainer.ranking;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.signals.PopularityIndex;
import dev.freshet.core.signals.PopularitySnapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stream's popularity signal by its defaults, event by event. Events of unknown time count nothing, as in the stream. */
public final class PopularityFeed {

    /** What it is made of, for people. */
    public static final String WORDS = "half-life 3 d, browse 1, add-to-cart 3, purchase 5";

    private static final Duration HALF_LIFE = Duration.ofDays(3);
    /** The stream publishes about every second; here a ranking costs too much to be made for every event. */
    private static final int EVENTS_OF_A_SNAPSHOT = 50;

    private final Catalog catalog;
    private final PopularityIndex index = new PopularityIndex(HALF_LIFE);
    private final Map<String, DecayedPopularity> popularities = new HashMap<>();
    private long events;
    private long eventsOfSnapshot;

    public PopularityFeed(Catalog catalog) {
        this.catalog = catalog;
    }

    public void learn(UserEvent event) {
        int weight = weight(event.type());
        if (weight == 0 || !EventTime.isKnown(event.timeMs())) {
            return;
        }
        events++;
        event.items().stream().map(LineItem::itemId).distinct().forEach(item -> {
            DecayedPopularity next = popularities
                    .getOrDefault(item, DecayedPopularity.NONE)
                    .add(weight * DecayedPopularity.UNIT, event.timeMs(), HALF_LIFE);
            popularities.put(item, next);
            index.update(item, next);
        });
    }

    /** What is popular, at most {@value #EVENTS_OF_A_SNAPSHOT} events ago. */
    public PopularitySnapshot snapshot() {
        boolean first = eventsOfSnapshot == 0 && events > 0;
        if (first || events - eventsOfSnapshot >= EVENTS_OF_A_SNAPSHOT) {
            eventsOfSnapshot = events;
            index.refresh(id -> catalog.item(id).map(CatalogItem::categoryPath).orElse(List.of()), events);
        }
        return index.snapshot();
    }

    private static int weight(EventType type) {
        return switch (type) {
            case BROWSE -> 1;
            case ADD_TO_CART -> 3;
            case PURCHASE -> 5;
            case CLICK, SEARCH, REMOVE_FROM_CART, RETURN, IMPRESSION, IDENTIFY, ERASE -> 0;
        };
    }
}
