package dev.freshet.core.retrieval;

/** Some items with near vectors, and how these are spread. Immutable. */
final class Cluster {

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
        for (int k = 0; k <= d; k++) {
            float[] values = k < d ? panel.column(k) : panel.biases();
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
        return new Cluster(items, panel, mean, variance);
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

    /** Of the vectors, by dimension, and at the end of the biases. */
    float[] mean() {
        return mean;
    }

    /** Of the vectors, by dimension, and at the end of the biases. */
    float[] variance() {
        return variance;
    }
}
