package dev.freshet.datasets.simulator;

import java.util.Arrays;

/**
 * What one person likes: factors on a product's appeal, and interests as weights over leaves. Never changed: interests drift by
 * {@link #drifted}.
 */
final class Taste {

    private static final int INTERESTS = 4;
    private static final double FIRST_STYLE = 5;
    private static final double SECOND_STYLE = 3;
    private static final double LIKED_BRAND = 2.5;
    private static final double OTHER_BRAND = 0.8;
    private static final double LIKED_BRANDS = 0.25;

    private final double[] styles;
    private final double[] brands;
    private final double[] prices;
    private final int[] leaves;
    private final double[] weights;

    private Taste(double[] styles, double[] brands, double[] prices, int[] leaves, double[] weights) {
        this.styles = styles;
        this.brands = brands;
        this.prices = prices;
        this.leaves = leaves;
        this.weights = weights;
    }

    static Taste draw(Dice dice, LeafPopularity popularity) {
        double[] styles = new double[Wording.STYLES];
        Arrays.fill(styles, 1);
        styles[dice.below(styles.length)] = SECOND_STYLE;
        styles[dice.below(styles.length)] = FIRST_STYLE;
        double[] brands = new double[Wording.BRANDS.size()];
        for (int i = 0; i < brands.length; i++) {
            brands[i] = dice.chance(LIKED_BRANDS) ? LIKED_BRAND : OTHER_BRAND;
        }
        double[] prices = new double[ProductMaker.PRICE_BANDS];
        int wanted = ProductMaker.band(dice.gaussian() * 0.8);
        for (int i = 0; i < prices.length; i++) {
            prices[i] = 0.9 + StrictMath.exp(-0.5 * (i - wanted) * (i - wanted));
        }
        int[] leaves = new int[INTERESTS];
        double[] weights = new double[INTERESTS];
        double sum = 0;
        for (int i = 0; i < INTERESTS; i++) {
            leaves[i] = popularity.draw(dice);
            weights[i] = dice.exponential() + 0.2;
            sum += weights[i];
        }
        for (int i = 0; i < INTERESTS; i++) {
            weights[i] /= sum;
        }
        return new Taste(styles, brands, prices, leaves, weights);
    }

    /** The same person with one interest given up for another. */
    Taste drifted(Dice dice, LeafPopularity popularity) {
        int[] changed = leaves.clone();
        changed[dice.below(changed.length)] = popularity.draw(dice);
        return new Taste(styles, brands, prices, changed, weights);
    }

    double of(Product product) {
        return styles[product.style] * brands[product.brand] * prices[product.priceBand];
    }

    int drawInterest(Dice dice) {
        return leaves[dice.weighted(weights, weights.length, 1)];
    }

    int interests() {
        return leaves.length;
    }

    int interest(int index) {
        return leaves[index];
    }

    /** How much of the person's interest one is; they sum to 1. */
    double weight(int index) {
        return weights[index];
    }

    int drawStyle(Dice dice) {
        return weighted(styles, dice);
    }

    int drawBrand(Dice dice) {
        return weighted(brands, dice);
    }

    private static int weighted(double[] factors, Dice dice) {
        return dice.weighted(factors, factors.length, Arrays.stream(factors).sum());
    }
}
