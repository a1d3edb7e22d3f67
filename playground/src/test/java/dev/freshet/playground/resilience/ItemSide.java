package dev.freshet.playground.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.streams.codec.SignalCodec;
import dev.freshet.streams.config.SignalsConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How popular each item must be after some events, by core alone, beside what is published. */
final class ItemSide {

    private final SignalsConfig config;
    private final Map<String, DecayedPopularity> expected = new HashMap<>();
    private int activities;

    ItemSide(SignalsConfig config) {
        this.config = config;
    }

    /** Adds an event that was applied. */
    void add(UserEvent event) {
        long weight = weight(event.type()) * DecayedPopularity.UNIT;
        List<String> items =
                event.items().stream().map(LineItem::itemId).distinct().toList();
        if (weight > 0) {
            for (String item : items) {
                expected.put(
                        item,
                        expected.getOrDefault(item, DecayedPopularity.NONE)
                                .add(weight, event.timeMs(), config.halfLife()));
                activities++;
            }
        }
    }

    /** The last committed signal of each item. */
    static Map<String, DecayedPopularity> published(Wire wire, Deployment deployment) {
        SignalCodec codec = new SignalCodec(Deployment.SCHEMAS);
        Map<String, DecayedPopularity> last = new HashMap<>();
        wire.committed(deployment.topics().itemSignals()).stream()
                .map(taken -> codec.read(taken.value()).orElseThrow())
                .forEach(signal -> last.put(signal.itemId(), signal.popularity()));
        return last;
    }

    /** Nothing was published of each item's last event. */
    void assertBehind(Map<String, DecayedPopularity> published) {
        assertThat(expected).isNotEmpty();
        expected.forEach((item, popularity) -> assertThat(
                        published.getOrDefault(item, DecayedPopularity.NONE).asOfMs())
                .as(item)
                .isLessThan(popularity.asOfMs()));
    }

    /** Equal but for rounding: items hear of events of several partitions in any order. */
    void assertUpToDate(Map<String, DecayedPopularity> published) {
        assertThat(published).containsOnlyKeys(expected.keySet());
        expected.forEach((item, popularity) -> {
            assertThat(published.get(item).asOfMs()).as(item).isEqualTo(popularity.asOfMs());
            assertThat(published.get(item).millionths()).as(item).isCloseTo(popularity.millionths(), within((long)
                    activities));
        });
    }

    private int weight(EventType type) {
        return switch (type) {
            case BROWSE -> config.browse();
            case ADD_TO_CART -> config.addToCart();
            case PURCHASE -> config.purchase();
            case CLICK -> config.click();
            case SEARCH, REMOVE_FROM_CART, RETURN, IMPRESSION, IDENTIFY, ERASE -> 0;
        };
    }
}
