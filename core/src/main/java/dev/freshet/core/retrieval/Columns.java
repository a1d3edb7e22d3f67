package dev.freshet.core.retrieval;

/**
 * Inner products of one vector with many that are stored by dimension, so that the inner loop runs over vectors. The JIT
 * compilers of Java 17 to 25 turn that loop into SIMD code only in this shape: four columns, each an array of its own, added
 * at once. With one flat array and offsets, or with eight columns, they do not.
 */
public final class Columns {

    private Columns() {}

    /**
     * Adds to each of the first n numbers the inner product of a vector with the one in that place. Sums in the order of {@link #add(float, float[], int,
     * float[], int, int)}, to the last bit.
     *
     * @param by holds the vector from a place on
     * @param columns {@code [d][at least n]}
     */
    public static void add(float[] by, int from, float[][] columns, int n, float[] into) {
        int k = 0;
        for (; k + 4 <= columns.length; k += 4) {
            addFour(by, from + k, columns, k, n, into);
        }
        for (; k < columns.length; k++) {
            addOne(by[from + k], columns[k], n, into);
        }
    }

    /** A number plus the inner product of two vectors that lie in larger arrays. */
    public static float add(float start, float[] a, int atA, float[] b, int atB, int dimensions) {
        float sum = start;
        int k = 0;
        for (; k + 4 <= dimensions; k += 4) {
            int i = atA + k;
            int j = atB + k;
            sum += a[i] * b[j] + a[i + 1] * b[j + 1] + (a[i + 2] * b[j + 2] + a[i + 3] * b[j + 3]);
        }
        for (; k < dimensions; k++) {
            sum += a[atA + k] * b[atB + k];
        }
        return sum;
    }

    private static void addFour(float[] by, int from, float[][] columns, int k, int n, float[] into) {
        float u0 = by[from];
        float u1 = by[from + 1];
        float u2 = by[from + 2];
        float u3 = by[from + 3];
        float[] c0 = columns[k];
        float[] c1 = columns[k + 1];
        float[] c2 = columns[k + 2];
        float[] c3 = columns[k + 3];
        for (int i = 0; i < n; i++) {
            into[i] += u0 * c0[i] + u1 * c1[i] + (u2 * c2[i] + u3 * c3[i]);
        }
    }

    private static void addOne(float u, float[] column, int n, float[] into) {
        for (int i = 0; i < n; i++) {
            into[i] += u * column[i];
        }
    }
}
