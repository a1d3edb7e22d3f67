package dev.freshet.core.baseline;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/**
 * Skip-gram with negative sampling over items (Mikolov et al., "Distributed Representations of Words and Phrases and their
 * Compositionality", NIPS 2013). Items of one event have no order: they are shuffled for every epoch. Used once.
 */
final class SkipGrams {

    private static final float SMALLEST_RATE_SHARE = 1e-4f;
    private static final double NEGATIVE_POWER = 0.75;
    private static final int NEGATIVE_TABLE = 1 << 20;

    private static final int MOST_EPOCHS = 40;
    private static final long ENOUGH_ITEMS = 8_000_000;

    private final Settings settings;
    private final int[] counts;
    private final Random random;
    private final float[] in;
    private final float[] out;
    private final float[] gradient;
    private final int[] negatives;
    private final long total;
    private final int epochs;
    private long done;

    /**
     * How it learns.
     *
     * @param window items to each side at most; drawn from 1 to this for every centre
     * @param epochs at least; small data is passed over up to {@value #MOST_EPOCHS} times, until {@value #ENOUGH_ITEMS} items were seen
     * @param rate at the start; falls linearly
     * @param keep an item more frequent than this share is skipped at times, with probability 1 - sqrt(keep / share)
     */
    record Settings(int dimensions, int window, int negatives, int epochs, double rate, double keep, long seed) {
        static final Settings DEFAULT = new Settings(64, 10, 5, 8, 0.05, 1e-4, 1);
    }

    /** @param counts how often each item was taken */
    SkipGrams(Settings settings, int[] counts) {
        this.settings = settings;
        this.counts = counts;
        this.random = new Random(settings.seed());
        this.in = new float[counts.length * settings.dimensions()];
        this.out = new float[in.length];
        this.gradient = new float[settings.dimensions()];
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        this.total = sum;
        this.epochs = (int) Math.max(settings.epochs(), Math.min(MOST_EPOCHS, ENOUGH_ITEMS / Math.max(1, sum)));
        this.negatives = negatives();
        for (int i = 0; i < in.length; i++) {
            in[i] = (random.nextFloat() - 0.5f) / settings.dimensions();
        }
    }

    /** The items' vectors, row after row. */
    float[] train(Collection<List<int[]>> histories) {
        IntArrayList sequence = new IntArrayList();
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (List<int[]> history : histories) {
                sequence.clear();
                for (int[] event : history) {
                    append(event, sequence);
                }
                learn(sequence);
            }
        }
        return in;
    }

    private void append(int[] event, IntArrayList sequence) {
        int start = sequence.size();
        for (int item : event) {
            done++;
            double share = counts[item] / (double) total;
            if (share <= settings.keep() || random.nextDouble() < Math.sqrt(settings.keep() / share)) {
                sequence.add(item);
            }
        }
        for (int i = sequence.size() - 1; i > start; i--) {
            int other = start + random.nextInt(i - start + 1);
            sequence.set(i, sequence.set(other, sequence.getInt(i)));
        }
    }

    private void learn(IntArrayList sequence) {
        float share = 1 - done / (float) (total * epochs);
        float rate = (float) settings.rate() * Math.max(share, SMALLEST_RATE_SHARE);
        for (int centre = 0; centre < sequence.size(); centre++) {
            int window = 1 + random.nextInt(settings.window());
            int last = Math.min(sequence.size() - 1, centre + window);
            for (int context = Math.max(0, centre - window); context <= last; context++) {
                if (sequence.getInt(context) != sequence.getInt(centre)) {
                    learnPair(sequence.getInt(centre), sequence.getInt(context), rate);
                }
            }
        }
    }

    private void learnPair(int centre, int context, float rate) {
        int d = settings.dimensions();
        int at = centre * d;
        Arrays.fill(gradient, 0);
        push(at, context * d, 1, rate);
        for (int i = 0; i < settings.negatives(); i++) {
            int negative = negatives[random.nextInt(negatives.length)];
            if (negative != context) {
                push(at, negative * d, 0, rate);
            }
        }
        for (int i = 0; i < d; i++) {
            in[at + i] += gradient[i];
        }
    }

    private void push(int centre, int other, float label, float rate) {
        int d = settings.dimensions();
        float product = 0;
        for (int i = 0; i < d; i++) {
            product += in[centre + i] * out[other + i];
        }
        float step = rate * (label - (float) (1 / (1 + Math.exp(-product))));
        for (int i = 0; i < d; i++) {
            gradient[i] += step * out[other + i];
            out[other + i] += step * in[centre + i];
        }
    }

    /** Items by share, so that a uniform draw is a draw by their counts to the power of 3/4. */
    private int[] negatives() {
        double[] sums = new double[counts.length];
        double sum = 0;
        for (int item = 0; item < counts.length; item++) {
            sum += Math.pow(counts[item], NEGATIVE_POWER);
            sums[item] = sum;
        }
        int[] table = new int[counts.length == 0 ? 0 : NEGATIVE_TABLE];
        int item = 0;
        for (int i = 0; i < table.length; i++) {
            while (item < counts.length - 1 && sums[item] < sum * (i + 0.5) / table.length) {
                item++;
            }
            table[i] = item;
        }
        return table;
    }
}
