package dev.freshet.datasets.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What the shop sells, growing with time. One thread launches; any thread may read a shelf, and sees products that were launched
 * up to the time it asks about if those had been launched before.
 */
final class Assortment {

    private static final long DAY_MS = 24L * 3600 * 1000;
    private static final long HISTORY_MS = 700 * DAY_MS;
    private static final int SUCCESSORS = 6;
    private static final double SUCCESSOR_IN_COMPLEMENT = 0.25;

    private final SimulatorConfig config;
    private final Taxonomy taxonomy;
    private final ProductMaker maker;
    private final Dice launches;
    private final AtomicReferenceArray<Product[]> shelves;
    private final List<Product> products = new ArrayList<>();
    private double nextLaunchMs;

    Assortment(SimulatorConfig config, Taxonomy taxonomy) {
        this.config = config;
        this.taxonomy = taxonomy;
        this.maker = new ProductMaker(config.seed(), taxonomy, config.products());
        this.launches = Dice.of(config.seed(), Dice.Purpose.LAUNCH, 0);
        this.shelves = new AtomicReferenceArray<>(taxonomy.size());
        this.nextLaunchMs = config.startMs();
        fill();
        scheduleNext();
    }

    private void fill() {
        Dice dice = Dice.of(config.seed(), Dice.Purpose.SHELVES, 0);
        List<List<Product>> filled = new ArrayList<>(Collections.nCopies(taxonomy.size(), List.of()));
        filled.replaceAll(none -> new ArrayList<>());
        for (int index = 0; index < config.products(); index++) {
            long age = (long) (HISTORY_MS * (1 - index / (double) config.products()));
            Product product = maker.make(index, Math.max(0, config.startMs() - age));
            products.add(product);
            product.placeAt(filled.get(product.leaf).size());
            filled.get(product.leaf).add(product);
        }
        for (int leaf = 0; leaf < taxonomy.size(); leaf++) {
            shelves.set(leaf, filled.get(leaf).toArray(Product[]::new));
        }
        products.forEach(product -> link(product, dice));
    }

    private void link(Product product, Dice dice) {
        List<Product> next = new ArrayList<>(SUCCESSORS);
        int[] complements = taxonomy.complements(product.leaf);
        for (int i = 0; i < SUCCESSORS; i++) {
            int leaf =
                    dice.chance(SUCCESSOR_IN_COMPLEMENT) ? complements[dice.below(complements.length)] : product.leaf;
            Product[] shelf = shelves.get(leaf);
            Product successor = shelf.length == 0 ? product : shelf[dice.below(shelf.length)];
            if (successor != product && !next.contains(successor)) {
                next.add(successor);
            }
        }
        product.linkTo(next);
    }

    private void scheduleNext() {
        nextLaunchMs = config.newProductsPerDay() == 0
                ? Double.POSITIVE_INFINITY
                : nextLaunchMs + launches.exponential() * DAY_MS / config.newProductsPerDay();
    }

    /** When {@link #launch()} is due, in ms; infinite where nothing is ever launched. */
    double nextLaunchMs() {
        return nextLaunchMs;
    }

    /** Puts the next product on its shelf. */
    Product launch() {
        Product product = maker.make(products.size(), (long) nextLaunchMs);
        products.add(product);
        link(product, launches);
        Product[] shelf = shelves.get(product.leaf);
        Product[] longer = Arrays.copyOf(shelf, shelf.length + 1);
        product.placeAt(shelf.length);
        longer[shelf.length] = product;
        shelves.set(product.leaf, longer);
        scheduleNext();
        return product;
    }

    /** Products of a leaf, oldest first; the array is never written again. */
    Product[] shelf(int leaf) {
        return shelves.get(leaf);
    }

    /** Everything launched so far, oldest first; for the launching thread. */
    List<Product> products() {
        return products;
    }
}
