package dev.freshet.streams.http;

import java.util.List;

/** What is posted: an event by itself, or some. */
sealed interface PostedEvents permits NewEvent, NewEvents {

    /** In the order given; at least one. */
    List<NewEvent> all();

    /** What the event at an index is called in a fault, with what stands after it. */
    String name(int index);
}
