package dev.freshet.datasets.simulator;

import dev.freshet.core.catalog.CatalogItem;

/**
 * From this moment on the shop sells this item.
 *
 * @param timeMs when, in ms since 1970 UTC of the virtual clock
 * @param item the product launched
 */
public record CatalogChange(long timeMs, CatalogItem item) implements ShopMoment {}
