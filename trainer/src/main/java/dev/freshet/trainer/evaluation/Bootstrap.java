package dev.freshet.trainer.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far means would vary if other people had come: the percentile bootstrap (Efron and Tibshirani, "An Introduction to the
 * Bootstrap", 1993). People are drawn with replacement, each with all cases of theirs, because the cases of one are alike. All columns see the
 * same draws, so that differences of two columns are paired.
 */
final class Bootstrap {

    private static final double TAIL = 0.025;

    private final double[][] means;

    private Bootstrap(double[][] means) {
        this.means = means;
    }

    /**
     * Draws.
     *
     * @param sums of each column by person: what all cases of the person add up to
     * @param cases of each person, at least 1
     */
    static Bootstrap of(double[][] sums, int[] cases, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] means = new double[sums.length][draws];
        double[] times = new double[cases.length];
        for (int draw = 0; draw < draws; draw++) {
            Arrays.fill(times, 0);
            long all = 0;
            for (int i = 0; i < cases.length; i++) {
                int person = random.nextInt(cases.length);
                times[person]++;
                all += cases[person];
            }
            for (int column = 0; column < sums.length; column++) {
                means[column][draw] = product(times, sums[column]) / all;
            }
        }
        return new Bootstrap(means);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Where 95 % of a column's means lie. */
    Interval interval(int column) {
        return interval(means[column].clone());
    }

    /** Where 95 % of the differences of two columns' means lie. */
    Interval difference(int column, int other) {
        return interval(differences(column, other));
    }

    /**
     * How often so large a difference would come by chance: twice the share of draws in which the difference has not the sign of most, two-sided,
     * never below 2 / (draws + 1).
     */
    double pValue(int column, int other) {
        int notAbove = 0;
        int notBelow = 0;
        double[] differences = differences(column, other);
        for (double difference : differences) {
            notAbove += difference <= 0 ? 1 : 0;
            notBelow += difference >= 0 ? 1 : 0;
        }
        return Math.min(1, 2.0 * (1 + Math.min(notAbove, notBelow)) / (differences.length + 1));
    }

    private double[] differences(int column, int other) {
        double[] differences = means[column].clone();
        for (int draw = 0; draw < differences.length; draw++) {
            differences[draw] -= means[other][draw];
        }
        return differences;
    }

    private static Interval interval(double[] values) {
        Arrays.sort(values);
        return new Interval(quantile(values, TAIL), quantile(values, 1 - TAIL));
    }

    /** Between the two nearest of the sorted values. */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** From low to high, both included. */
    record Interval(double low, double high) {}
}
