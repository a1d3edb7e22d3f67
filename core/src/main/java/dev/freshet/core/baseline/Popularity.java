package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;

/** The same for everybody: the items of the most events, all of the past counting alike, ties by id. */
public final class Popularity extends ScoringBaseline {

    public Popularity() {
        super("popularity");
    }

    @Override
    void score(Subject subject, double[] scores) {
        // The order of no scores is the order of popularity.
    }
}
