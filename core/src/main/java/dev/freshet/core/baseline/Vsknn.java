package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import it.unimi.dsi.fastutil.ints.IntList;

/**
 * Session neighbours with weights by position, V-SKNN (Ludewig and Jannach, "Evaluation of Session-based Recommendation
 * Algorithms", UMUAI 2018).
 *
 * <p>Of the {@value #SAMPLE} newest other sessions that share an item with the current one, the {@value #NEIGHBOURS} most similar
 * are neighbours. The similarity is the sum of the weights of the shared items, which fall linearly from 1 for the current session's
 * last item to 1 / n for its first. A candidate's score is the sum of the similarities of the neighbours that hold it; popularity
 * fills up. What a session is, {@link Sessions} says; of a long one the last {@value #LENGTH} items count.
 */
public final class Vsknn extends ScoringBaseline {

    static final int SAMPLE = 1_000;
    static final int NEIGHBOURS = 100;
    static final int LENGTH = 50;

    private final int sample;
    private final int neighbours;
    private final Sessions sessions = new Sessions();
    private final Nearest nearest = new Nearest();

    public Vsknn() {
        this(SAMPLE, NEIGHBOURS);
    }

    Vsknn(int sample, int neighbours) {
        super("vsknn");
        this.sample = sample;
        this.neighbours = neighbours;
    }

    @Override
    void learnOf(UserEvent event, int[] numbers) {
        sessions.add(event, numbers);
    }

    @Override
    void score(Subject subject, double[] scores) {
        int current = sessions.current(subject);
        if (current == Sessions.NONE) {
            return;
        }
        IntList own = sessions.items(current);
        int first = Math.max(0, own.size() - LENGTH);
        int length = own.size() - first;
        nearest.clear(sessions.size());
        for (int position = 1; position <= length; position++) {
            IntList others = sessions.with(own.getInt(first + position - 1));
            for (int i = 0; i < others.size(); i++) {
                if (others.getInt(i) != current) {
                    nearest.add(others.getInt(i), (double) position / length);
                }
            }
        }
        for (int other : nearest.best(neighbours, nearest.newest(sample))) {
            IntList theirs = sessions.items(other);
            for (int i = 0; i < theirs.size(); i++) {
                scores[theirs.getInt(i)] += nearest.similarity(other);
            }
        }
    }
}
