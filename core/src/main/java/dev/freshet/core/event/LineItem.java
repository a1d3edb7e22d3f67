package dev.freshet.core.event;

import java.util.OptionalDouble;

/**
 * One item of an event.
 *
 * @param itemId the shop's id of the item
 * @param quantity how many; at least 1
 * @param unitPrice price of one in the event's currency, at least 0; empty where the shop did not say
 */
public record LineItem(String itemId, int quantity, OptionalDouble unitPrice) {

    public LineItem {
        if (itemId.isBlank()) {
            throw new IllegalArgumentException("itemId is blank");
        }
        if (quantity < 1) {
            throw new IllegalArgumentException(
                    "quantity of item " + itemId + " is " + quantity + "; at least 1 is allowed");
        }
        if (unitPrice.isPresent() && !(unitPrice.getAsDouble() >= 0 && Double.isFinite(unitPrice.getAsDouble()))) {
            throw new IllegalArgumentException("unitPrice of item " + itemId + " is " + unitPrice.getAsDouble()
                    + "; a finite number of at least 0 is allowed");
        }
    }

    /** One of the item, price unknown. */
    public static LineItem of(String itemId) {
        return new LineItem(itemId, 1, OptionalDouble.empty());
    }
}
