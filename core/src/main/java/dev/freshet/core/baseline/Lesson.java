package dev.freshet.core.baseline;

import dev.freshet.core.event.Consent;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What an event teaches.
 *
 * @param items the distinct items in the event's order; none if its type does not teach
 * @param personal whether they may be remembered of the subject
 */
record Lesson(Set<String> items, boolean personal) {

    private static final Lesson NOTHING = new Lesson(Set.of(), false);

    static Lesson of(UserEvent event) {
        return switch (event.type()) {
            case BROWSE, ADD_TO_CART, PURCHASE -> {
                Set<String> items = new LinkedHashSet<>();
                for (LineItem line : event.items()) {
                    items.add(line.itemId());
                }
                yield new Lesson(items, event.consent() != Consent.NONE);
            }
            case SEARCH, REMOVE_FROM_CART, RETURN, IMPRESSION, CLICK, IDENTIFY, ERASE -> NOTHING;
        };
    }
}
