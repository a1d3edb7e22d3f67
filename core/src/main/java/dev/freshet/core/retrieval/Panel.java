package dev.freshet.core.retrieval;

/**
 * Some vectors and their biases, stored by dimension, so that the inner loop runs over vectors. The JIT compilers of Java 17
 * to 25 turn that loop into SIMD code only in this shape: four columns, each an array of its own, added at once. With one flat
 * array and offsets, or with eight columns, they do not. Immutable.
 */
final class Panel {

    private final float[][] columns;
    private final float[] biases;

    /** @param columns by dimension, then by vector; kept */
    Panel(float[][] columns, float[] biases) {
        this.columns = columns;
        this.biases = biases;
    }

    static Panel of(ItemVectors items, int[] which) {
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

    int size() {
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

    /** Writes user . vector + bias of every vector. */
    void score(float[] user, float[] into) {
        int n = biases.length;
        System.arraycopy(biases, 0, into, 0, n);
        int k = 0;
        for (; k + 4 <= columns.length; k += 4) {
            addFour(into, n, user, k);
        }
        for (; k < columns.length; k++) {
            addOne(into, n, user[k], columns[k]);
        }
    }

    private void addFour(float[] into, int n, float[] user, int k) {
        float u0 = user[k];
        float u1 = user[k + 1];
        float u2 = user[k + 2];
        float u3 = user[k + 3];
        float[] c0 = columns[k];
        float[] c1 = columns[k + 1];
        float[] c2 = columns[k + 2];
        float[] c3 = columns[k + 3];
        for (int i = 0; i < n; i++) {
            into[i] += u0 * c0[i] + u1 * c1[i] + (u2 * c2[i] + u3 * c3[i]);
        }
    }

    private static void addOne(float[] into, int n, float u, float[] column) {
        for (int i = 0; i < n; i++) {
            into[i] += u * column[i];
        }
    }
}
