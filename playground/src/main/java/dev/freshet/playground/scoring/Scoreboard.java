package dev.freshet.playground.scoring;

import java.util.EnumMap;
import java.util.Map;

/** How often each contestant's list held what people did next. */
public final class Scoreboard {

    private final Map<Contestant, Integer> hits = new EnumMap<>(Contestant.class);
    private int judged;

    void count(Trial trial) {
        if (trial.judged()) {
            judged++;
            trial.shown().keySet().forEach(contestant -> hits.merge(contestant, 0, Integer::sum));
            trial.hits().forEach(contestant -> hits.merge(contestant, 1, Integer::sum));
        }
    }

    /** Events judged so far. */
    public int judged() {
        return judged;
    }

    public boolean has(Contestant contestant) {
        return hits.containsKey(contestant);
    }

    /** Share of the judged events that the contestant foresaw; 0 to 1. */
    public double hitRate(Contestant contestant) {
        return judged == 0 ? 0 : hits.getOrDefault(contestant, 0) / (double) judged;
    }
}
