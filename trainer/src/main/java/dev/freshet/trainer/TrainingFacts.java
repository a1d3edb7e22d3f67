package dev.freshet.trainer;

import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.HeldOutItems;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.training.TrainingProgress;
import dev.freshet.trainer.training.TrainingResult;
import dev.freshet.trainer.training.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a bundle's manifest says of its training.
 *
 * @param dataset its name
 * @param kept the part that was not trained on
 * @param heldOut the items that were not trained on
 */
record TrainingFacts(String dataset, Holdout kept, HeldOutItems heldOut, TrainingSettings settings) {

    /** By name, in the order of the manifest. */
    Map<String, String> of(Corpus corpus, TrainingResult result) {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("dataset", dataset);
        pairs.put("seed", Long.toString(settings.seed()));
        pairs.put("holdout", kept.label());
        if (!heldOut.isNone()) {
            pairs.put(HeldOutItems.FACT, Double.toString(heldOut.share()));
        }
        corpus.cut().ifPresent(cut -> {
            pairs.put("validationFromMs", Long.toString(cut.validationFromMs()));
            pairs.put("testFromMs", Long.toString(cut.testFromMs()));
        });
        pairs.put("subjects", Integer.toString(corpus.histories().size()));
        pairs.put("trainingSlots", Long.toString(corpus.trainingSlots()));
        pairs.put("epochs", Integer.toString(result.epochs()));
        pairs.put("bestEpoch", Integer.toString(result.bestEpoch()));
        pairs.put("ending", result.ending().words());
        pairs.put("curve.loss", curve(result, TrainingProgress.Evaluation::loss));
        if (result.validationCases() > 0) {
            pairs.put("curve.validation.ndcg@10", curve(result, TrainingProgress.Evaluation::ndcg));
        }
        pairs.put("batch", Integer.toString(settings.batchWindows()));
        pairs.put("negatives", Integer.toString(settings.negatives()));
        pairs.put("dropout", Double.toString(settings.dropout(corpus.trainingSlots())));
        pairs.put("learnedDropout", Double.toString(settings.learnedDropout()));
        pairs.put("device", settings.device().toString());
        pairs.put("threads", Integer.toString(settings.threads()));
        return pairs;
    }

    /** Epoch and value of every evaluation, as the report draws them. */
    private static String curve(TrainingResult result, ToDoubleFunction<TrainingProgress.Evaluation> value) {
        return result.curve().stream()
                .map(each -> String.format(Locale.ROOT, "%d:%.4f", each.epoch(), value.applyAsDouble(each)))
                .collect(Collectors.joining(","));
    }
}
