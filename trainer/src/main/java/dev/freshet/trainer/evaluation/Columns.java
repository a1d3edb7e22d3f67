package dev.freshet.trainer.evaluation;

import com.google.common.collect.ImmutableList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each contender reached in the cases of a slice: for every contender, length and metric a column of sums by person.
 */
final class Columns {

    private static final ImmutableList<Metric> METRICS = ImmutableList.copyOf(Metric.values());

    private final List<Integer> lengths;
    private final double[][] sums;
    private final int[] casesOfPerson;
    private final int cases;

    private Columns(List<Integer> lengths, double[][] sums, int[] casesOfPerson, int cases) {
        this.lengths = lengths;
        this.sums = sums;
        this.casesOfPerson = casesOfPerson;
        this.cases = cases;
    }

    static Columns of(Cases cases, List<Answers> answers, Slice slice, List<Integer> lengths) {
        int[] people = new int[cases.subjects()];
        Arrays.fill(people, -1);
        IntArrayList casesOfPerson = new IntArrayList();
        IntArrayList inSlice = new IntArrayList();
        for (int number = 0; number < cases.size(); number++) {
            if (cases.targets(number, slice) > 0) {
                inSlice.add(number);
                int subject = cases.subject(number);
                if (people[subject] < 0) {
                    people[subject] = casesOfPerson.size();
                    casesOfPerson.add(0);
                }
                casesOfPerson.set(people[subject], casesOfPerson.getInt(people[subject]) + 1);
            }
        }
        double[][] sums = new double[answers.size() * lengths.size() * METRICS.size()][casesOfPerson.size()];
        IntArrayList ranks = new IntArrayList();
        for (int who = 0; who < answers.size(); who++) {
            for (int i = 0; i < inSlice.size(); i++) {
                int number = inSlice.getInt(i);
                int targets = cases.targets(number, slice);
                answers.get(who).ranks(number, slice, ranks);
                for (int length = 0; length < lengths.size() && !ranks.isEmpty(); length++) {
                    SlateMetrics metrics = SlateMetrics.of(ranks, targets, lengths.get(length));
                    int first = (who * lengths.size() + length) * METRICS.size();
                    for (int metric = 0; metric < METRICS.size(); metric++) {
                        sums[first + metric][people[cases.subject(number)]] +=
                                METRICS.get(metric).of(metrics);
                    }
                }
            }
        }
        return new Columns(lengths, sums, casesOfPerson.toIntArray(), inSlice.size());
    }

    /** Cases of the slice. */
    int cases() {
        return cases;
    }

    int people() {
        return casesOfPerson.length;
    }

    /** The column of a contender, by its place in the list. */
    int column(int contender, int length, Metric metric) {
        return (contender * lengths.size() + lengths.indexOf(length)) * METRICS.size() + METRICS.indexOf(metric);
    }

    /** Over all cases of the slice. */
    double mean(int column) {
        return Arrays.stream(sums[column]).sum() / cases;
    }

    Bootstrap bootstrap(int draws, long seed) {
        return Bootstrap.of(sums, casesOfPerson, draws, seed);
    }
}
