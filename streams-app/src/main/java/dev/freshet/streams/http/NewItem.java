package dev.freshet.streams.http;

import dev.freshet.core.catalog.CatalogItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is put into the catalog, whole: what is left out is absent afterwards. What may be left out may be null.
 *
 * @param itemId may be left out; if not, it is the one in the path
 * @param title what people read, and what search words are taken from
 * @param category from the broadest to the narrowest
 * @param price current price, at least 0
 * @param currency ISO 4217 code of the price
 * @param available whether it can be bought now; true where it is left out
 * @param repeatable whether people buy it again; false where it is left out
 */
record NewItem(
        @Nullable String itemId,
        String title,
        @Nullable List<String> category,
        @Nullable String brand,
        @Nullable Double price,
        @Nullable String currency,
        @Nullable Boolean available,
        @Nullable Boolean repeatable,
        @Nullable Map<String, String> attributes) {

    NewItem {
        if (title == null || title.isBlank()) {
            throw new IllegalArgumentException(
                    "title is " + (title == null ? "missing" : "blank") + "; give what people shall read");
        }
        if (category != null && category.stream().anyMatch(name -> name != null && name.isBlank())) {
            throw new IllegalArgumentException("category holds a blank name; give names, the broadest first");
        }
        if (price != null && !(price >= 0 && Double.isFinite(price))) {
            throw new IllegalArgumentException("price is " + price + "; a finite number of at least 0 is allowed");
        }
    }

    /** @throws Problem if it is not the item of the path */
    CatalogItem as(String id) {
        if (itemId != null && !itemId.equals(id)) {
            throw Problem.badRequest("itemId is '" + itemId + "' but the path says '" + id + "'; leave itemId out");
        }
        return new CatalogItem(
                id,
                title,
                category == null ? List.of() : category,
                Optional.ofNullable(brand),
                price == null ? OptionalDouble.empty() : OptionalDouble.of(price),
                Optional.ofNullable(currency),
                available == null || available,
                repeatable != null && repeatable,
                attributes == null ? Map.of() : attributes);
    }
}
