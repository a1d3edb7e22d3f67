package dev.freshet.core.baseline;

import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import it.unimi.dsi.fastutil.ints.IntList;

/**
 * Session neighbours weighted by position, time and rarity, VSTAN (Ludewig et al., "Empirical Analysis of Session-based
 * Recommendation Algorithms", UMUAI 2021): V-SKNN with the factors of STAN (Garg et al., SIGIR 2019).
 *
 * <p>With w(i) = exp((p(i) - n) / {@link Decays#position}) for the item at position p of the current session's n, a neighbour is as
 * similar as the sum of w over the shared items, over the lengths of the two vectors, times exp(-age in days /
 * {@link Decays#days}); where no times are known age does not count. It gives each of its items that similarity, times w of the most
 * recent shared item, times exp(-distance from that item in the neighbour / {@link Decays#distance}), times 1 +
 * {@link Decays#rarity} x the logarithm of the item's inverse share of sessions. Popularity fills up. What a session is,
 * {@link Sessions} says; of a long one the last {@value #LENGTH} items count.
 */
public final class Vstan extends ScoringBaseline {

    static final int SAMPLE = 2_500;
    static final int NEIGHBOURS = 200;
    static final int LENGTH = 50;

    private static final double DAY_MS = 86_400_000.0;

    /** exp(-28) is less than 1e-12: what stands farther off says nothing. */
    private static final int DECAYS_SEEN = 28;

    private final Decays decays;
    /** The decay by distance, as far as it can be seen. */
    private final double[] byDistance;

    private final Sessions sessions = new Sessions();
    private final Nearest nearest = new Nearest();

    /**
     * How fast weights fall, and how much a rare item gains.
     *
     * @param position items of the current session after which a weight is 1/e
     * @param days age after which a neighbour's weight is 1/e
     * @param distance items from the shared one after which a weight is 1/e
     * @param rarity 0 for none
     */
    record Decays(double position, double days, double distance, double rarity) {
        static final Decays DEFAULT = new Decays(2, 40, 2, 2);
    }

    public Vstan() {
        this(Decays.DEFAULT);
    }

    Vstan(Decays decays) {
        super("vstan");
        this.decays = decays;
        this.byDistance = new double[(int) (DECAYS_SEEN * decays.distance())];
        for (int i = 0; i < byDistance.length; i++) {
            byDistance[i] = Math.exp(-i / decays.distance());
        }
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
        IntList all = sessions.items(current);
        IntList own = all.subList(Math.max(0, all.size() - LENGTH), all.size());
        double squares = compare(current, own);
        int[] newest = nearest.newest(SAMPLE);
        for (int other : newest) {
            nearest.scale(
                    other,
                    recency(current, other)
                            / Math.sqrt(squares * sessions.items(other).size()));
        }
        for (int other : nearest.best(NEIGHBOURS, newest)) {
            vote(own, sessions.items(other), nearest.similarity(other), scores);
        }
    }

    /** Sums the weights of shared items; returns the squared length of the current session's vector. */
    private double compare(int current, IntList own) {
        nearest.clear(sessions.size());
        double squares = 0;
        for (int at = 0; at < own.size(); at++) {
            double weight = weight(at, own.size());
            squares += weight * weight;
            IntList others = sessions.with(own.getInt(at));
            for (int i = 0; i < others.size(); i++) {
                if (others.getInt(i) != current) {
                    nearest.add(others.getInt(i), weight);
                }
            }
        }
        return squares;
    }

    private void vote(IntList own, IntList theirs, double similarity, double[] scores) {
        int at = own.size() - 1;
        int shared = theirs.indexOf(own.getInt(at));
        while (shared < 0) {
            at--;
            shared = theirs.indexOf(own.getInt(at));
        }
        double vote = similarity * weight(at, own.size());
        int from = Math.max(0, shared - byDistance.length + 1);
        int to = Math.min(theirs.size(), shared + byDistance.length);
        for (int i = from; i < to; i++) {
            int item = theirs.getInt(i);
            scores[item] += vote * byDistance[Math.abs(i - shared)] * rarity(item);
        }
    }

    private double weight(int at, int length) {
        return Math.exp((at + 1 - length) / decays.position());
    }

    private double recency(int current, int other) {
        long now = sessions.lastMs(current);
        long then = sessions.lastMs(other);
        boolean known = EventTime.isKnown(now) && EventTime.isKnown(then);
        return known ? Math.exp(-Math.max(0, now - then) / DAY_MS / decays.days()) : 1;
    }

    private double rarity(int item) {
        return 1
                + decays.rarity()
                        * Math.log(
                                (double) sessions.size() / sessions.with(item).size());
    }
}
