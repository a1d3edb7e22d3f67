package dev.freshet.datasets.simulator;

import dev.freshet.core.catalog.CatalogItem;
import java.util.List;

/** A product as the generator sees it: the catalog item, and what makes people look at it. */
final class Product {

    private static final long NOVELTY_MS = 21L * 24 * 3600 * 1000;

    final int index;
    final CatalogItem item;
    final int leaf;
    final int style;
    final int brand;
    final int priceBand;
    final long launchMs;
    private final double appeal;
    private List<Product> successors = List.of();
    private int place;

    Product(int index, CatalogItem item, Traits traits, double appeal, long launchMs) {
        this.index = index;
        this.item = item;
        this.leaf = traits.leaf();
        this.style = traits.style();
        this.brand = traits.brand();
        this.priceBand = traits.priceBand();
        this.appeal = appeal;
        this.launchMs = launchMs;
    }

    /** What a person's taste judges. */
    record Traits(int leaf, int style, int brand, int priceBand) {}

    /** Called once, before the product is on a shelf. */
    void linkTo(List<Product> next) {
        successors = List.copyOf(next);
    }

    /** Called once, before the product is on a shelf. */
    void placeAt(int index) {
        place = index;
    }

    /** Its index on the shelf of its leaf; never changes. */
    int place() {
        return place;
    }

    /** What people look at right after this, most often first. */
    List<Product> successors() {
        return successors;
    }

    /** How much everybody looks at it; new products get up to four times their share, wearing off over three weeks. */
    double appealAt(long timeMs) {
        long age = timeMs - launchMs;
        return age >= NOVELTY_MS ? appeal : appeal * (1 + 3.0 * (NOVELTY_MS - age) / NOVELTY_MS);
    }
}
