package dev.freshet.core.retrieval;

/** Some vectors and their biases, stored by dimension for {@link Columns}. Immutable. */
public final class Panel {

    private final float[][] columns;
    private final float[] biases;

    /** @param columns by dimension, then by vector; kept */
    Panel(float[][] columns, float[] biases) {
        this.columns = columns;
        this.biases = biases;
    }

    /** @param which the rows of the items, in the order that they will have here */
    public static Panel of(ItemVectors items, int[] which) {
        float[][] columns = new float[items.dimensions()][which.length];
        float[] biases = new float[which.length];
        for (int i = 0; i < which.length; i++) {
            int row = which[i] * items.dimensions();
            for (int k = 0; k < columns.length; k++) {
                columns[k][i] = items.vectors()[row + k];
            }
            biases[i] = items.biases()[which[i]];
        }
        return new Panel(columns, biases);
    }

    public int size() {
        return biases.length;
    }

    int dimensions() {
        return columns.length;
    }

    float[] column(int dimension) {
        return columns[dimension];
    }

    float[] biases() {
        return biases;
    }

    /**
     * Writes user . vector + bias of every vector.
     *
     * @param into {@code [at least size]}
     */
    public void score(float[] user, float[] into) {
        System.arraycopy(biases, 0, into, 0, biases.length);
        Columns.add(user, 0, columns, biases.length, into);
    }
}
