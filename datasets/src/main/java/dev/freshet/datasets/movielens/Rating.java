package dev.freshet.datasets.movielens;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.Map;

/**
 * One rating.
 *
 * @param user who
 * @param item what
 * @param rating how good, as written; empty where the file has none
 * @param timeMs ms since 1970 UTC
 */
record Rating(String user, String item, String rating, long timeMs) {

    UserEvent event() {
        return UserEvent.builder(EventType.BROWSE, Subject.user(user), item + "@" + timeMs)
                .item(item)
                .timeMs(timeMs)
                .attributes(rating.isEmpty() ? Map.of() : Map.of("rating", rating))
                .build();
    }
}
