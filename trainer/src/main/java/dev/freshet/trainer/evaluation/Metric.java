package dev.freshet.trainer.evaluation;

import java.util.Locale;

/** What is said of a slate's first k items; {@link SlateMetrics} defines each. */
public enum Metric {
    HIT_RATE("HR"),
    RECALL("recall"),
    PRECISION("precision"),
    F1("F1"),
    NDCG("NDCG"),
    MRR("MRR");

    private final String heading;

    Metric(String heading) {
        this.heading = heading;
    }

    /** As tables have it. */
    public String heading() {
        return heading;
    }

    /** As JSON has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    double of(SlateMetrics metrics) {
        return switch (this) {
            case HIT_RATE -> metrics.hitRate();
            case RECALL -> metrics.recall();
            case PRECISION -> metrics.precision();
            case F1 -> metrics.f1();
            case NDCG -> metrics.ndcg();
            case MRR -> metrics.mrr();
        };
    }
}
