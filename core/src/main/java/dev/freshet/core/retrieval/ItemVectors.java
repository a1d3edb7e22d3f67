package dev.freshet.core.retrieval;

/** What an index is built from: a vector and a bias of each item. Does not copy its arrays; they must not change. */
public final class ItemVectors {

    private final int dimensions;
    private final float[] vectors;
    private final float[] biases;

    /**
     * Takes vectors and biases; item i has the i-th of both.
     *
     * @param dimensions of a vector
     * @param vectors row by row
     * @throws IllegalArgumentException naming the first number that is not finite, or lengths that do not fit
     */
    public ItemVectors(int dimensions, float[] vectors, float[] biases) {
        if (dimensions < 1) {
            throw new IllegalArgumentException("vectors have " + dimensions + " dimensions; at least 1 is needed");
        }
        if (vectors.length != (long) biases.length * dimensions) {
            throw new IllegalArgumentException(biases.length + " items of " + dimensions + " dimensions need "
                    + (long) biases.length * dimensions + " numbers; there are " + vectors.length);
        }
        for (int i = 0; i < vectors.length; i++) {
            if (!Float.isFinite(vectors[i])) {
                throw new IllegalArgumentException("the vector of item " + i / dimensions + " holds " + vectors[i]);
            }
        }
        for (int i = 0; i < biases.length; i++) {
            if (!Float.isFinite(biases[i])) {
                throw new IllegalArgumentException("the bias of item " + i + " is " + biases[i]);
            }
        }
        this.dimensions = dimensions;
        this.vectors = vectors;
        this.biases = biases;
    }

    int dimensions() {
        return dimensions;
    }

    float[] vectors() {
        return vectors;
    }

    float[] biases() {
        return biases;
    }

    public int size() {
        return biases.length;
    }

    void copy(int item, float[] into) {
        System.arraycopy(vectors, item * dimensions, into, 0, dimensions);
    }
}
