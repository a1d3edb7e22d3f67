package dev.freshet.streams.topology;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.streams.codec.ActivityCodec;
import dev.freshet.streams.config.SignalsConfig;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What an event does for the popularity of its items. Belongs to one thread. */
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

    /** Empty where the event counts nothing. */
    Optional<Keyed> of(UserEvent event, String itemId) {
        long weight = weight(event.type()) * DecayedPopularity.UNIT;
        return weight == 0
                ? Optional.empty()
                : Optional.of(new Keyed(
                        itemId.getBytes(StandardCharsets.UTF_8),
                        codec.write(new ActivityCodec.Activity(itemId, weight, event.timeMs()), event.type())));
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
