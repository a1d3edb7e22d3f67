package dev.freshet.core.retrieval;

import com.google.common.primitives.Floats;

/** Some items with near vectors, and how these are spread. Immutable. */
final class Cluster {

    /** In root mean squares of the distances. */
    private static final double FAR = 2;

    private final int[] items;
    private final Panel panel;
    private final float[] mean;
    private final float[] variance;

    private Cluster(int[] items, Panel panel, float[] mean, float[] variance) {
        this.items = items;
        this.panel = panel;
        this.mean = mean;
        this.variance = variance;
    }

    /** @param items the indexes of the panel's vectors, in any order; kept */
    static Cluster of(int[] items, Panel panel) {
        int d = panel.dimensions();
        float[] mean = new float[d + 1];
        float[] variance = new float[d + 1];
        for (int k = 0; k < d; k++) {
            float[] values = panel.column(k);
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            double middle = sum / values.length;
            double squares = 0;
            for (float value : values) {
                squares += (value - middle) * (value - middle);
            }
            mean[k] = (float) middle;
            variance[k] = (float) (squares / values.length);
        }
        mean[d] = Floats.max(panel.biases());
        return new Cluster(items, panel, mean, variance);
    }

    /** Items that are near to no cluster: every search looks at them first. */
    static Cluster ofStrays(int[] items, Panel panel) {
        float[] mean = new float[panel.dimensions() + 1];
        mean[panel.dimensions()] = Float.POSITIVE_INFINITY;
        return new Cluster(items, panel, mean, new float[panel.dimensions() + 1]);
    }

    static Cluster of(ItemVectors items, int[] which) {
        return of(which, Panel.of(items, which));
    }

    boolean isOfStrays() {
        return mean[mean.length - 1] == Float.POSITIVE_INFINITY;
    }

    /** Whether an item is so far from the mean that the variances say nothing about its score. */
    boolean isFarFrom(ItemVectors all, int item) {
        double distance = 0;
        double usual = 0;
        for (int k = 0; k < panel.dimensions(); k++) {
            double difference = all.vectors()[item * all.dimensions() + k] - mean[k];
            distance += difference * difference;
            usual += variance[k];
        }
        return distance > FAR * FAR * usual;
    }

    /** The same vectors, of items numbered anew. */
    Cluster renumbered(int[] now) {
        int[] numbers = new int[items.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = now[items[i]];
        }
        return new Cluster(numbers, panel, mean, variance);
    }

    int size() {
        return items.length;
    }

    int[] items() {
        return items;
    }

    Panel panel() {
        return panel;
    }

    /** Of the vectors, by dimension, and at the end the largest bias. */
    float[] mean() {
        return mean;
    }

    /** Of the vectors, by dimension, and at the end 0: a bias is the same for every user. */
    float[] variance() {
        return variance;
    }
}
