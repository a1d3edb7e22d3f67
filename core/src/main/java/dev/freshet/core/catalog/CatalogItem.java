package dev.freshet.core.catalog;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One product as the shop describes it.
 *
 * @param itemId the shop's id
 * @param title what people read
 * @param categoryPath from the broadest to the narrowest, such as {@code [Home, Kitchen, Mugs]}
 * @param brand the maker
 * @param price current price, at least 0
 * @param currency ISO 4217 code of the price
 * @param available whether it can be bought now; an unavailable item is never recommended
 * @param repeatable whether people buy it again, so that a recent purchase does not hide it
 * @param attributes whatever else the shop wants to carry
 */
public record CatalogItem(
        String itemId,
        String title,
        List<String> categoryPath,
        Optional<String> brand,
        OptionalDouble price,
        Optional<String> currency,
        boolean available,
        boolean repeatable,
        Map<String, String> attributes) {

    public CatalogItem {
        if (itemId.isBlank()) {
            throw new IllegalArgumentException("itemId is blank");
        }
        if (price.isPresent() && !(price.getAsDouble() >= 0 && Double.isFinite(price.getAsDouble()))) {
            throw new IllegalArgumentException("price of item " + itemId + " is " + price.getAsDouble()
                    + "; a finite number of at least 0 is allowed");
        }
        categoryPath = List.copyOf(categoryPath);
        attributes = ImmutableMap.copyOf(attributes);
    }

    /** An available item of which only the title is known. */
    public static CatalogItem titled(String itemId, String title) {
        return new CatalogItem(
                itemId,
                title,
                List.of(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                true,
                false,
                Map.of());
    }
}
