package dev.freshet.datasets.simulator;

import dev.freshet.core.event.UserEvent;

/**
 * What a person did, and what the generator expected.
 *
 * @param event the event
 * @param oracle the best possible answer just before it; may be asked at any later time
 */
public record SimulatedEvent(UserEvent event, Oracle oracle) implements ShopMoment {

    @Override
    public long timeMs() {
        return event.timeMs();
    }
}
