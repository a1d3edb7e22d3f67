package dev.freshet.core.baseline;

/**
 * Solves A x = b for symmetric positive definite A by the Cholesky decomposition. Scratch of one size, used again and again. The
 * serving image has no linear algebra library for the sake of one baseline.
 */
final class Cholesky {

    private final int n;
    private final double[] a;
    private final double[] x;

    Cholesky(int n) {
        this.n = n;
        this.a = new double[n * n];
        this.x = new double[n];
    }

    /** A, row after row, of which the lower triangle counts; filled by the caller and destroyed by {@link #solve}. */
    double[] matrix() {
        return a;
    }

    /** b, filled by the caller; the solution after {@link #solve}. */
    double[] vector() {
        return x;
    }

    /** @throws ArithmeticException if A is not positive definite */
    void solve() {
        decompose();
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] - product(i, i)) / a[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= a[i * n + i];
            for (int j = 0; j < i; j++) {
                x[j] -= a[i * n + j] * x[i];
            }
        }
    }

    /** A row of the decomposition times the solved part of x. */
    private double product(int row, int solved) {
        double sum = 0;
        for (int j = 0; j < solved; j++) {
            sum += a[row * n + j] * x[j];
        }
        return sum;
    }

    private void decompose() {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                if (i != j) {
                    a[i * n + j] = sum / a[j * n + j];
                } else if (sum > 0) {
                    a[i * n + i] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException("the matrix is not positive definite at row " + i);
                }
            }
        }
    }
}
