package dev.freshet.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CholeskyTest {

    @Test
    void shouldSolveTwoEquations() {
        // Given: 4x + 2y = 10, 2x + 5y = 9
        Cholesky solver = new Cholesky(2);
        System.arraycopy(new double[] {4, 0, 2, 5}, 0, solver.matrix(), 0, 4);
        System.arraycopy(new double[] {10, 9}, 0, solver.vector(), 0, 2);

        // When
        solver.solve();

        // Then
        assertThat(solver.vector()).containsExactly(new double[] {2, 1}, within(1e-12));
    }

    @Test
    void shouldSolveRandomSystemsAgainAndAgain() {
        Random random = new Random(8);
        int n = 7;
        Cholesky solver = new Cholesky(n);
        for (int round = 0; round < 20; round++) {
            // Given: A = B B' + I and b = A x
            double[] b = random.doubles((long) n * n, -1, 1).toArray();
            double[] x = random.doubles(n, -1, 1).toArray();
            for (int i = 0; i < n; i++) {
                solver.vector()[i] = 0;
                for (int j = 0; j < n; j++) {
                    double sum = i == j ? 1 : 0;
                    for (int k = 0; k < n; k++) {
                        sum += b[i * n + k] * b[j * n + k];
                    }
                    solver.matrix()[i * n + j] = sum;
                    solver.vector()[i] += sum * x[j];
                }
            }

            // When
            solver.solve();

            // Then
            assertThat(solver.vector()).containsExactly(x, within(1e-9));
        }
    }

    @Test
    void shouldRefuseAMatrixThatIsNotPositiveDefinite() {
        Cholesky solver = new Cholesky(1);
        solver.matrix()[0] = -1;

        assertThatThrownBy(solver::solve).isInstanceOf(ArithmeticException.class);
    }
}
