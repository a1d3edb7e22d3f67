package dev.freshet.datasets.retail;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The lines of one invoice while they are gathered. */
final class Basket {

    private final RetailLine first;
    private final Map<String, LineItem> items = new LinkedHashMap<>();

    Basket(RetailLine first) {
        this.first = first;
    }

    RetailLine first() {
        return first;
    }

    int size() {
        return items.size();
    }

    /** Adds a line; returns whether the basket held the product already, so that quantities were added. */
    boolean add(RetailLine line) {
        LineItem added = new LineItem(line.code(), line.quantity(), OptionalDouble.of(line.price()));
        LineItem before = items.get(line.code());
        items.put(line.code(), before == null ? added : sum(before, added));
        return before != null;
    }

    private static LineItem sum(LineItem first, LineItem second) {
        int quantity = (int) Math.min(Integer.MAX_VALUE, (long) first.quantity() + second.quantity());
        return new LineItem(first.itemId(), quantity, first.unitPrice());
    }

    UserEvent event() {
        Subject subject =
                first.customer().map(Subject::user).orElseGet(() -> Subject.anonymous("invoice-" + first.invoice()));
        return UserEvent.builder(
                        first.cancelled() ? EventType.RETURN : EventType.PURCHASE,
                        subject,
                        first.invoice() + "-" + first.number())
                .items(List.copyOf(items.values()))
                .currency(Optional.of(OnlineRetail.CURRENCY))
                .timeMs(first.timeMs())
                .attributes(Map.of("country", first.country()))
                .build();
    }
}
