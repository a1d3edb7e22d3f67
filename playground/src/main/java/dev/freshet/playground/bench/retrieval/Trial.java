package dev.freshet.playground.bench.retrieval;

import dev.freshet.core.retrieval.Hits;
import dev.freshet.core.retrieval.IndexSettings;
import dev.freshet.core.retrieval.ItemVectors;
import dev.freshet.core.retrieval.VectorIndex;
import dev.freshet.playground.bench.measure.Json;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Searches one index after another for the same users; the first must be exact, the others are compared with it. */
final class Trial {

    private static final int BEST = 100;
    private static final int CHANGED = 100;
    private static final int UPDATES = 9;
    private static final long MOST_NANOS = 60_000_000_000L;
    private static final double MEGABYTE = 1024.0 * 1024;

    private final ItemVectors items;
    private final int dimensions;
    private final List<float[]> warming;
    private final List<float[]> users;
    private final List<Integer> limits;
    private final PrintStream out;
    private final float[] hundredth;
    private boolean exactIsKnown;

    Trial(ItemVectors items, int dimensions, List<float[]> users, List<Integer> limits, PrintStream out) {
        this.items = items;
        this.dimensions = dimensions;
        this.warming = users.subList(0, users.size() / 2);
        this.users = users.subList(users.size() / 2, users.size());
        this.limits = limits;
        this.out = out;
        this.hundredth = new float[this.users.size()];
    }

    private record Line(
            int items,
            int dims,
            String method,
            int limit,
            double recallAt100,
            double medianMicros,
            double p99Micros,
            double compared,
            double buildSeconds,
            double updateMillis,
            double megabytes) {}

    private record Made(double seconds, double updateMillis, double megabytes) {}

    void run(String method, IndexSettings settings) {
        double before = usedMegabytes();
        long start = System.nanoTime();
        VectorIndex index = VectorIndex.of(items, settings);
        double seconds = (System.nanoTime() - start) / 1e9;
        double megabytes = usedMegabytes() - before;
        Made made = new Made(seconds, updateMillis(index), megabytes);
        for (int limit : limits) {
            out.println(Json.line(measure(method, index, limit, made)));
        }
    }

    /** The median time to derive an index in which a hundred items have changed. */
    private double updateMillis(VectorIndex index) {
        int[] unchanged = IntStream.range(0, items.size()).toArray();
        for (int i = 0; i < CHANGED; i++) {
            unchanged[(int) ((long) i * items.size() / CHANGED)] = -1;
        }
        long[] nanos = new long[UPDATES];
        for (int i = 0; i < UPDATES; i++) {
            long start = System.nanoTime();
            VectorIndex unused = index.updated(items, unchanged);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[UPDATES / 2] / 1e6;
    }

    private Line measure(String method, VectorIndex index, int limit, Made made) {
        Hits hits = new Hits();
        for (float[] user : warming) {
            index.search(user, limit, item -> true, hits);
        }
        Histogram nanos = new Histogram(MOST_NANOS, 3);
        double found = 0;
        double compared = 0;
        for (int i = 0; i < users.size(); i++) {
            long start = System.nanoTime();
            index.search(users.get(i), limit, item -> true, hits);
            nanos.recordValue(System.nanoTime() - start);
            compared += hits.compared();
            found += found(i, hits);
        }
        exactIsKnown = true;
        return new Line(
                index.size(),
                dimensions,
                method,
                limit,
                rounded(found / users.size() / BEST, 4),
                rounded(nanos.getValueAtPercentile(50) / 1e3, 1),
                rounded(nanos.getValueAtPercentile(99) / 1e3, 1),
                rounded(compared / users.size(), 0),
                rounded(made.seconds(), 2),
                rounded(made.updateMillis(), 2),
                rounded(made.megabytes(), 1));
    }

    /** How many of the true best 100 are among the hits; one that scores what the hundredth does is as good as it. */
    private int found(int user, Hits hits) {
        if (!exactIsKnown) {
            hundredth[user] = hits.score(BEST - 1);
        }
        int found = 0;
        for (int place = 0; place < BEST; place++) {
            found += hits.score(place) >= hundredth[user] ? 1 : 0;
        }
        return found;
    }

    private static double usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }

    private static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
