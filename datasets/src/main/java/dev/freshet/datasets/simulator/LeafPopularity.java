package dev.freshet.datasets.simulator;

/** How much the crowd is interested in each leaf: Zipf over the leaves in an order that the seed shuffles. */
final class LeafPopularity {

    private static final double EXPONENT = 1;

    private final double[] weights;
    private final double sum;

    LeafPopularity(int leaves, Dice dice) {
        weights = new double[leaves];
        double total = 0;
        for (int i = 0; i < leaves; i++) {
            int swap = dice.below(i + 1);
            weights[i] = weights[swap];
            weights[swap] = StrictMath.pow(i + 1.0, -EXPONENT);
            total += StrictMath.pow(i + 1.0, -EXPONENT);
        }
        sum = total;
    }

    int draw(Dice dice) {
        return dice.weighted(weights, weights.length, sum);
    }
}
