package dev.freshet.streams.http;

import java.util.List;

/**
 * Some events, sent in this order.
 *
 * @param events 1 to 500
 */
record NewEvents(List<NewEvent> events) implements PostedEvents {

    static final int MOST = 500;

    NewEvents {
        if (events == null || events.isEmpty() || events.size() > MOST) {
            throw new IllegalArgumentException(
                    "events has " + (events == null ? 0 : events.size()) + " entries; give 1 to " + MOST);
        }
        events = List.copyOf(events);
    }

    @Override
    public List<NewEvent> all() {
        return events;
    }

    @Override
    public String name(int index) {
        return "events[" + index + "]: ";
    }
}
