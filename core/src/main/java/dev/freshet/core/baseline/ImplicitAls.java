package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.util.Arrays;
import java.util.Random;

/**
 * Matrix factorisation of what subjects took, by alternating least squares, iALS (Hu, Koren and Volinsky, "Collaborative Filtering
 * for Implicit Feedback Datasets", ICDM 2008; scaling and settings as in Rendle et al., "Revisiting the Performance of iALS on Item
 * Recommendation Benchmarks", RecSys 2022).
 *
 * <p>Minimises the sum of (1 - w&middot;h)&sup2; over what was taken, plus {@link Settings#unobserved} times the sum of (w&middot;h)&sup2; over
 * all pairs, plus the squared vectors, each weighted by {@link Settings#regularization} times its row's weight. Item vectors are those of the last {@link #refit}; the
 * subject's vector is solved when it is asked for, from all its items by then. Items taken since the last fit stand in order of
 * popularity behind the others.
 */
public final class ImplicitAls extends ScoringBaseline {

    private final Settings settings;
    private final Histories histories = new Histories();
    private final Cholesky solver;
    /** Row after row, as many as the items at the last fit. */
    private double[] itemVectors = new double[0];

    private double[] gram;

    /**
     * How it learns.
     *
     * @param dimensions of a vector
     * @param sweeps over subjects and items
     * @param unobserved weight of every pair
     * @param regularization weight of the vectors' squares
     */
    record Settings(int dimensions, int sweeps, double unobserved, double regularization, long seed) {
        static final Settings DEFAULT = new Settings(64, 12, 0.1, 0.002, 1);
    }

    public ImplicitAls() {
        this(Settings.DEFAULT);
    }

    ImplicitAls(Settings settings) {
        super("ials");
        this.settings = settings;
        this.solver = new Cholesky(settings.dimensions());
        this.gram = new double[settings.dimensions() * settings.dimensions()];
    }

    @Override
    void learnOf(UserEvent event, int[] numbers) {
        for (int item : numbers) {
            histories.take(event.subject(), item);
        }
    }

    @Override
    public void refit() {
        int d = settings.dimensions();
        int[][] taken =
                histories.all().stream().map(IntLinkedOpenHashSet::toIntArray).toArray(int[][]::new);
        int[][] takers = transposed(taken, items().size());
        double[] subjects = new double[taken.length * d];
        double[] fresh = new double[takers.length * d];
        Random random = new Random(settings.seed());
        for (int i = 0; i < fresh.length; i++) {
            fresh[i] = random.nextGaussian() * 0.1 / Math.sqrt(d);
        }
        for (int sweep = 0; sweep < settings.sweeps(); sweep++) {
            solveAll(taken, fresh, subjects);
            solveAll(takers, subjects, fresh);
        }
        itemVectors = fresh;
        gram = gram(fresh);
    }

    @Override
    void score(Subject subject, double[] scores) {
        int[] taken = Arrays.stream(histories.last(subject, Integer.MAX_VALUE))
                .filter(item -> item < fitted())
                .toArray();
        if (taken.length == 0) {
            return;
        }
        int d = settings.dimensions();
        solve(taken, itemVectors, gram);
        double[] user = solver.vector();
        for (int item = 0; item < scores.length; item++) {
            scores[item] = item < fitted() ? dot(user, itemVectors, item * d) : Double.NEGATIVE_INFINITY;
        }
    }

    private int fitted() {
        return itemVectors.length / settings.dimensions();
    }

    private void solveAll(int[][] rows, double[] others, double[] solved) {
        int d = settings.dimensions();
        double[] ofOthers = gram(others);
        for (int row = 0; row < rows.length; row++) {
            solve(rows[row], others, ofOthers);
            System.arraycopy(solver.vector(), 0, solved, row * d, d);
        }
    }

    /** The best vector for a row of ones at some places, given the others' vectors and their Gram matrix. */
    private void solve(int[] ones, double[] others, double[] gramOfOthers) {
        int d = settings.dimensions();
        double[] a = solver.matrix();
        double[] b = solver.vector();
        double rowWeight = ones.length + settings.unobserved() * others.length / d;
        for (int i = 0; i < a.length; i++) {
            a[i] = settings.unobserved() * gramOfOthers[i];
        }
        for (int i = 0; i < d; i++) {
            a[i * d + i] += settings.regularization() * rowWeight;
        }
        Arrays.fill(b, 0);
        for (int one : ones) {
            addOuter(others, one * d, a);
            for (int i = 0; i < d; i++) {
                b[i] += others[one * d + i];
            }
        }
        solver.solve();
    }

    private double[] gram(double[] vectors) {
        int d = settings.dimensions();
        double[] sum = new double[d * d];
        for (int at = 0; at < vectors.length; at += d) {
            addOuter(vectors, at, sum);
        }
        return sum;
    }

    /** Adds the lower triangle of a vector's product with itself. */
    private void addOuter(double[] vectors, int at, double[] sum) {
        int d = settings.dimensions();
        for (int i = 0; i < d; i++) {
            double factor = vectors[at + i];
            int row = i * d;
            for (int j = 0; j <= i; j++) {
                sum[row + j] += factor * vectors[at + j];
            }
        }
    }

    private static double dot(double[] a, double[] vectors, int at) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * vectors[at + i];
        }
        return sum;
    }

    private static int[][] transposed(int[][] rows, int columns) {
        IntArrayList[] lists = new IntArrayList[columns];
        Arrays.setAll(lists, column -> new IntArrayList(2));
        for (int row = 0; row < rows.length; row++) {
            for (int column : rows[row]) {
                lists[column].add(row);
            }
        }
        return Arrays.stream(lists).map(IntArrayList::toIntArray).toArray(int[][]::new);
    }
}
