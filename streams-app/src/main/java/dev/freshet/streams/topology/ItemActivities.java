package dev.freshet.streams.topology;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.state.Ring;
import dev.freshet.core.visits.PastVisits;
import dev.freshet.streams.codec.ActivityCodec;
import dev.freshet.streams.config.SignalsConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an event says about its items: what it counts for each, and what its subject visited before. Belongs to one thread. */
final class ItemActivities {

    /** Key and value for the repartition topic by item. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Keyed(byte[] key, byte[] value) {}

    private final ActivityCodec codec;
    private final SignalsConfig weights;

    ItemActivities(ActivityCodec codec, SignalsConfig weights) {
        this.codec = codec;
        this.weights = weights;
    }

    /**
     * One for each of the event's items; none where the event counts nothing.
     *
     * @param ring the subject's, after the event
     */
    List<Keyed> of(UserEvent event, Ring ring) {
        long weight = weight(event.type()) * DecayedPopularity.UNIT;
        if (weight == 0) {
            return List.of();
        }
        PastVisits before = PastVisits.of(ring, event);
        Collection<String> items = distinctItems(event.items());
        List<Keyed> activities = new ArrayList<>(items.size());
        for (String itemId : items) {
            ActivityCodec.Activity activity = new ActivityCodec.Activity(itemId, weight, event.timeMs(), before);
            activities.add(new Keyed(itemId.getBytes(StandardCharsets.UTF_8), codec.write(activity, event.type())));
        }
        return activities;
    }

    private static Collection<String> distinctItems(List<LineItem> lines) {
        if (lines.size() == 1) {
            return List.of(lines.get(0).itemId());
        }
        Set<String> items = new LinkedHashSet<>();
        for (LineItem line : lines) {
            items.add(line.itemId());
        }
        return items;
    }

    private int weight(EventType type) {
        return switch (type) {
            case BROWSE -> weights.browse();
            case ADD_TO_CART -> weights.addToCart();
            case PURCHASE -> weights.purchase();
            case CLICK -> weights.click();
            case SEARCH, REMOVE_FROM_CART, RETURN, IMPRESSION, IDENTIFY, ERASE -> 0;
        };
    }
}
