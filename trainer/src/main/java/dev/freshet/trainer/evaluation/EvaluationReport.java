package dev.freshet.trainer.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an evaluation found.
 *
 * @param cases judged events
 * @param targets items of the judged events, by whether the subject had an event with them before
 * @param withoutHistory events not judged because the subject had nothing in the ring
 * @param fallbacks slates that the model did not make
 * @param unknownTargets targets that the bundle was not trained on; counted as any other
 * @param facts how it was judged
 * @param notes what to know when reading the figures
 */
public record EvaluationReport(
        String bundle,
        String dataset,
        String protocol,
        String policy,
        long cases,
        Map<Targets, Long> targets,
        long withoutHistory,
        long fallbacks,
        long unknownTargets,
        List<Row> rows,
        List<String> facts,
        List<String> notes) {

    public EvaluationReport {
        targets = Map.copyOf(targets);
        rows = List.copyOf(rows);
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
    }

    /** Which of an event's items count. */
    public enum Targets {
        ALL,
        /** Items that the subject had an event with before. */
        REPEAT,
        /** Items new to the subject. */
        FIRST_TIME;

        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One recommender, one kind of targets, one length.
     *
     * @param cases events with at least one such target
     */
    public record Row(
            String recommender,
            Targets targets,
            int k,
            int cases,
            double hitRate,
            double recall,
            double ndcg,
            double mrr,
            double coverage) {}

    /** An aligned table for people. */
    public String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%s on %s, %s, policy %s: %,d cases, %,d targets (%,d repeat, %,d first-time, %,d unknown to the bundle)%n"
                        + "%,d events without history left out; %,d fallbacks%n",
                bundle,
                dataset,
                protocol,
                policy,
                cases,
                targets.get(Targets.ALL),
                targets.get(Targets.REPEAT),
                targets.get(Targets.FIRST_TIME),
                unknownTargets,
                withoutHistory,
                fallbacks));
        facts.forEach(fact -> table.append(fact).append(System.lineSeparator()));
        notes.forEach(note -> table.append("note: ").append(note).append(System.lineSeparator()));
        table.append(String.format(
                Locale.ROOT,
                "%-11s %3s  %-15s %7s %7s %7s %7s %7s %8s%n",
                "targets",
                "k",
                "recommender",
                "cases",
                "HR",
                "recall",
                "NDCG",
                "MRR",
                "coverage"));
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-11s %3d  %-15s %7d %7.4f %7.4f %7.4f %7.4f %8.4f%n",
                    row.targets().label(),
                    row.k(),
                    row.recommender(),
                    row.cases(),
                    row.hitRate(),
                    row.recall(),
                    row.ndcg(),
                    row.mrr(),
                    row.coverage()));
        }
        return table.toString();
    }
}
