package dev.freshet.trainer.evaluation;

import dev.freshet.core.model.Bundle;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.ranking.PopularityFeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An evaluation to be made.
 *
 * @param shown what may stand on a slate
 * @param evenIfTrainedOn whether to go on where the bundle has seen the test part
 */
public record Evaluation(Protocol protocol, Shown shown, boolean evenIfTrainedOn) {

    /**
     * Judges a bundle.
     *
     * @throws EvaluationException if the bundle was trained on the test part, or there is nothing to judge
     */
    public EvaluationReport run(Bundle bundle, Dataset dataset) {
        Map<String, String> training = bundle.manifest().training();
        List<String> notes = new ArrayList<>();
        boolean sameData = dataset.name().equals(training.get("dataset"));
        if (!sameData) {
            notes.add("the bundle was trained on " + training.getOrDefault("dataset", "unknown data"));
        } else {
            requireUnseen(training.getOrDefault("holdout", Holdout.NONE.label()), notes);
        }
        OptionalLong cut = sameData && training.containsKey("testFromMs")
                ? OptionalLong.of(Long.parseLong(training.get("testFromMs")))
                : OptionalLong.empty();
        Evaluator evaluator = new Evaluator(bundle, dataset, shown);
        evaluator.run(dataset, TestEvents.of(protocol, dataset, cut), protocol == Protocol.LEAVE_ONE_OUT);
        EvaluationReport report = evaluator.report(dataset.name(), protocol, facts(bundle, dataset, cut), notes);
        if (report.cases() == 0) {
            throw new EvaluationException("protocol " + protocol.label() + " finds no event of " + dataset.name()
                    + " to foretell from a history; "
                    + (protocol == Protocol.NEXT_BASKET
                            ? "it needs purchases, use --protocol temporal for other events"
                            : "are there subjects with several events?"));
        }
        return report;
    }

    private List<String> facts(Bundle bundle, Dataset dataset, OptionalLong cut) {
        String learning = protocol == Protocol.LEAVE_ONE_OUT
                ? "test: each subject's last event; baselines and popularity signal learn all the other events beforehand"
                : "test: from " + Instant.ofEpochMilli(TestEvents.testFrom(dataset, cut))
                        + "; baselines and popularity signal go on learning through the test, each event once it is judged";
        String signal = dataset.hasTimes()
                ? "popularity signal: " + PopularityFeed.WORDS
                : "popularity signal: none, the data has no times";
        return List.of(
                learning,
                signal + "; ranking weights: repeat " + bundle.ranking().repeat() + ", popularity "
                        + bundle.ranking().popularity());
    }

    private void requireUnseen(String holdout, List<String> notes) {
        if (protocol.holdouts().stream().anyMatch(allowed -> allowed.label().equals(holdout))) {
            return;
        }
        String problem = "the bundle was trained with holdout " + holdout + " and has seen the test part of protocol "
                + protocol.label();
        if (!evenIfTrainedOn) {
            throw new EvaluationException(problem + "; train with --holdout "
                    + (protocol == Protocol.LEAVE_ONE_OUT ? "leave-one-out" : "temporal")
                    + ", or give --even-if-trained-on");
        }
        notes.add(problem + ": these figures say nothing about quality");
    }
}
