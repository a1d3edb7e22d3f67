package dev.freshet.datasets.simulator;

import dev.freshet.core.catalog.CatalogItem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Thinks up products; the same number always gives the same product. */
final class ProductMaker {

    static final String CURRENCY = "GBP";
    static final int PRICE_BANDS = 7;

    private static final double PRICE_SIGMA = 0.45;
    private static final double ZIPF_EXPONENT = 0.5;

    private final long seed;
    private final Taxonomy taxonomy;
    private final int perLeaf;

    /** @param products how many the shop starts with, for the range of popularity ranks */
    ProductMaker(long seed, Taxonomy taxonomy, int products) {
        this.seed = seed;
        this.taxonomy = taxonomy;
        this.perLeaf = Math.max(1, products / taxonomy.size());
    }

    Product make(int index, long launchMs) {
        Dice dice = Dice.of(seed, Dice.Purpose.PRODUCT, index);
        Leaf leaf = taxonomy.leaf(index < taxonomy.size() ? index : dice.below(taxonomy.size()));
        int style = dice.below(Wording.STYLES);
        int brand = dice.below(Wording.BRANDS.size());
        double deviation = dice.gaussian();
        String title = String.join(
                " ",
                Wording.BRANDS.get(brand),
                leaf.wording().style(style),
                dice.of(leaf.materials()),
                capitalised(dice.of(leaf.nouns())) + ",",
                dice.of(leaf.wording().variants()));
        CatalogItem item = new CatalogItem(
                String.format(Locale.ROOT, "p%05d", index),
                title,
                leaf.path(),
                Optional.of(Wording.BRANDS.get(brand)),
                OptionalDouble.of(price(leaf.medianPrice() * StrictMath.exp(PRICE_SIGMA * deviation))),
                Optional.of(CURRENCY),
                true,
                leaf.repeatable(),
                Map.of("style", leaf.wording().style(style)));
        double rank = 1 + dice.unit() * perLeaf;
        return new Product(
                index,
                item,
                new Product.Traits(leaf.index(), style, brand, band(deviation)),
                StrictMath.pow(rank, -ZIPF_EXPONENT),
                launchMs);
    }

    /** The band of a price's distance from its leaf's median, in standard deviations. */
    static int band(double deviation) {
        return (int) Math.max(0, Math.min(PRICE_BANDS - 1, StrictMath.floor(deviation * 1.5 + PRICE_BANDS / 2.0)));
    }

    private static double price(double raw) {
        return raw < 10 ? Math.max(0.5, StrictMath.round(raw * 20) / 20.0) : StrictMath.round(raw) - 0.01;
    }

    private static String capitalised(String words) {
        StringBuilder text = new StringBuilder();
        for (String word : List.of(words.split(" ", -1))) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(Character.toUpperCase(word.charAt(0)))
                    .append(word.substring(1));
        }
        return text.toString();
    }
}
