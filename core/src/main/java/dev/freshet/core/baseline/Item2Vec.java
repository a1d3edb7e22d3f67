package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items near the mean of what the subject took last, in a space where items are near that stand near each other in histories (Barkan and
 * Koenigstein, "Item2Vec: Neural Item Embedding for Collaborative Filtering", MLSP 2016).
 *
 * <p>A score is the cosine of an item's vector and the mean of the unit vectors of the subject's last {@value #PROFILE_ITEMS} distinct items.
 * Vectors are those of the last {@link #refit}, see {@link SkipGrams}; items first seen since then stand in order of popularity
 * behind the others.
 */
public final class Item2Vec extends ScoringBaseline {

    static final int PROFILE_ITEMS = 10;

    private final SkipGrams.Settings settings;
    private final Map<Subject, List<int[]>> eventsOf = new LinkedHashMap<>();
    private final Histories histories = new Histories();
    /** Of length 1 each, row after row, as many as the items at the last fit. */
    private float[] vectors = new float[0];

    public Item2Vec() {
        this(SkipGrams.Settings.DEFAULT);
    }

    Item2Vec(SkipGrams.Settings settings) {
        super("item2vec");
        this.settings = settings;
    }

    @Override
    void learnOf(UserEvent event, int[] numbers) {
        eventsOf.computeIfAbsent(event.subject(), s -> new ArrayList<>(4)).add(numbers);
        for (int item : numbers) {
            histories.take(event.subject(), item);
        }
    }

    @Override
    public void refit() {
        int[] counts = new int[items().size()];
        eventsOf.values()
                .forEach(events -> events.forEach(event -> Arrays.stream(event).forEach(item -> counts[item]++)));
        vectors = new SkipGrams(settings, counts).train(eventsOf.values());
        int d = settings.dimensions();
        for (int at = 0; at < vectors.length; at += d) {
            normalize(at, d);
        }
    }

    private void normalize(int at, int d) {
        double squares = 0;
        for (int i = 0; i < d; i++) {
            squares += vectors[at + i] * vectors[at + i];
        }
        for (int i = 0; i < d && squares > 0; i++) {
            vectors[at + i] /= (float) Math.sqrt(squares);
        }
    }

    @Override
    void score(Subject subject, double[] scores) {
        int d = settings.dimensions();
        float[] mean = new float[d];
        int known = 0;
        for (int item : histories.last(subject, PROFILE_ITEMS)) {
            if (item < fitted()) {
                known++;
                for (int i = 0; i < d; i++) {
                    mean[i] += vectors[item * d + i];
                }
            }
        }
        for (int item = 0; item < scores.length && known > 0; item++) {
            scores[item] = item < fitted() ? product(mean, item * d) : Double.NEGATIVE_INFINITY;
        }
    }

    private float product(float[] mean, int at) {
        float sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += mean[i] * vectors[at + i];
        }
        return sum;
    }

    private int fitted() {
        return vectors.length / settings.dimensions();
    }
}
