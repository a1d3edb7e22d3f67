package dev.freshet.trainer;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.covisitation.CoVisits;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.CorpusBuilder;
import dev.freshet.trainer.data.HeldOutItems;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.data.Parts;
import dev.freshet.trainer.data.TimeCut;
import dev.freshet.trainer.export.BundleContents;
import dev.freshet.trainer.export.BundleExporter;
import dev.freshet.trainer.export.Quantization;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Recommender;
import dev.freshet.trainer.ranking.FittedRanking;
import dev.freshet.trainer.training.Checkpoint;
import dev.freshet.trainer.training.RequestTrial;
import dev.freshet.trainer.training.StopRequest;
import dev.freshet.trainer.training.Trainer;
import dev.freshet.trainer.training.TrainingResult;
import dev.freshet.trainer.training.TrainingSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * From a data set to a bundle: train until validation gets no better, fit the second stage on the validation part, then train
 * once more with that part. A bundle stands in its place after each of the three.
 */
final class TrainingRun {

    /** The second training has more data and shares the machine with whatever comes; it begins only with this room. */
    private static final double ROOM_FOR_REFIT = 1.25;

    private static final String FIRST = "first";
    private static final String REFIT = "refit";

    private final Dataset dataset;
    private final Holdout kept;
    private final HeldOutItems heldOut;
    private final TrainingSettings settings;
    private final Function<Corpus, ModelShape> shape;
    private final Target target;
    private final PrintWriter console;
    private final StopRequest stop = new StopRequest();
    private boolean interrupted;
    private final long startedNanos = System.nanoTime();

    /**
     * What becomes of the model.
     *
     * @param name of the data set
     * @param refit whether the validation part is trained on in the end
     */
    record Target(Path directory, String version, String name, Quantization quantization, boolean refit) {
        Target {
            BundleContents.requireVersion(version);
        }

        /** What an interrupted run left beside the bundle, the first training's before the second's. */
        List<Checkpoint> left() {
            return Stream.of(FIRST, REFIT)
                    .map(training -> new Checkpoint(checkpoint(training), ""))
                    .filter(Checkpoint::exists)
                    .toList();
        }

        private Path checkpoint(String training) {
            Path bundle = directory.toAbsolutePath().normalize();
            return bundle.resolveSibling(bundle.getFileName() + "." + training + ".checkpoint");
        }
    }

    TrainingRun(
            Dataset dataset,
            Holdout kept,
            HeldOutItems heldOut,
            TrainingSettings settings,
            Function<Corpus, ModelShape> shape,
            Target target,
            PrintWriter console) {
        this.dataset = heldOut.without(dataset);
        this.kept = kept;
        this.heldOut = heldOut;
        this.settings = settings;
        this.shape = shape;
        this.target = target;
        this.console = console;
    }

    void toBundle() {
        Corpus corpus = builder().build(kept, Optional.empty());
        console.print(dataset.report().table());
        console.print(Summaries.corpus(corpus, kept, heldOut));
        console.flush();
        TrainingResult result = train(corpus, settings, FIRST);
        console.print(Summaries.result(result));
        RequestTrial request = RequestTrial.of(corpus, result.model(), settings.seed());
        request.keepHelpful(result.model());
        console.print(Summaries.request(request));
        Map<String, String> training = new TrainingFacts(target.name(), kept, heldOut, settings).of(corpus, result);
        training.put("requestKnown", Summaries.labels(request.helpful()));
        training.put("refit", "no");
        training.put("quantize", target.quantization().toString());
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (result.validationCases() > 0) {
            metrics.put("validation.ndcg@10", result.ndcg());
            request.known().forEach((part, ndcg) -> metrics.put("validation.ndcg@10.known." + part.label(), ndcg));
        }
        CoVisits coVisits = CoVisits.of(corpus);
        export(result.model(), corpus, coVisits, BundleManifest.Ranking.NONE, training, metrics);

        FittedRanking fitted = fit(corpus.cut());
        console.print(Summaries.ranking(fitted));
        console.flush();
        if (fitted.cases() > 0) {
            metrics.put("validation.slate.ndcg@20.modelAlone", fitted.without());
            metrics.put("validation.slate.ndcg@20.ranked", fitted.with());
        }
        export(result.model(), corpus, fitted.keeps(coVisits), fitted.weights(), training, metrics);

        Optional<String> hindrance = hindrance(result);
        if (hindrance.isPresent()) {
            console.println("no refit   " + hindrance.get());
        } else {
            refit(corpus, result, request, fitted, training, metrics);
        }
        cleanUp();
        console.flush();
    }

    private void refit(
            Corpus corpus,
            TrainingResult first,
            RequestTrial request,
            FittedRanking fitted,
            Map<String, String> training,
            Map<String, Double> metrics) {
        console.printf("refit      on training and validation part, %d epochs%n", first.bestEpoch());
        console.flush();
        Corpus all = builder().buildRefit(kept, corpus.cut());
        TrainingSettings same = settings.fixedFor(corpus.trainingSlots()).within(first.bestEpoch(), timeLeft());
        TrainingResult result = train(all, same, REFIT);
        if (result.ending() != TrainingResult.Ending.ALL_EPOCHS) {
            console.printf(
                    "no refit   %s; the bundle from before stays%n",
                    result.ending().words());
            return;
        }
        console.printf(
                "refitted   in %s; figures of the validation part are those from before%n",
                Summaries.time(result.took()));
        request.keepHelpful(result.model());
        training.put("refit", "training and validation part");
        training.put("refitSlots", Long.toString(all.trainingSlots()));
        Map<String, Double> before = new LinkedHashMap<>();
        metrics.forEach((name, value) -> before.put("beforeRefit." + name, value));
        export(result.model(), all, fitted.keeps(CoVisits.of(all)), fitted.weights(), training, before);
    }

    /** Why there is no second training, if there is none. */
    private Optional<String> hindrance(TrainingResult result) {
        if (!target.refit()) {
            return Optional.of("asked for none");
        }
        if (result.ending() == TrainingResult.Ending.STOPPED) {
            return Optional.of(result.ending().words());
        }
        if (result.validationCases() == 0) {
            return Optional.of("nothing was kept for validation");
        }
        double needed = ROOM_FOR_REFIT * result.took().toMillis() * result.bestEpoch() / result.epochs();
        return timeLeft().toMillis() < needed
                ? Optional.of("would take about " + Summaries.time(Duration.ofMillis((long) needed))
                        + ", more than is left of --max-minutes")
                : Optional.empty();
    }

    private Duration timeLeft() {
        return settings.limit().minusNanos(System.nanoTime() - startedNanos);
    }

    private TrainingResult train(Corpus corpus, TrainingSettings used, String training) {
        ModelShape trained = shape.apply(corpus);
        Checkpoint checkpoint = new Checkpoint(target.checkpoint(training), RunIdentity.of(corpus, used, trained));
        TrainingResult result = Interrupts.caught(stop, console, () -> {
            try (ConsoleProgress progress = ConsoleProgress.of(console, used)) {
                return new Trainer(corpus, used, progress, stop, Optional.of(checkpoint)).train(trained);
            }
        });
        interrupted |=
                result.ending() == TrainingResult.Ending.STOPPED || result.ending() == TrainingResult.Ending.TIME_LIMIT;
        return result;
    }

    /** An interrupted run may be gone on with; of a complete one nothing is left but the bundle. */
    private void cleanUp() {
        List<Checkpoint> left = target.left();
        if (!interrupted) {
            left.forEach(Checkpoint::delete);
        } else if (!left.isEmpty()) {
            console.println("to go on   the same command with --resume; it begins at "
                    + left.get(left.size() - 1).file());
        }
    }

    private FittedRanking fit(Optional<TimeCut> cut) {
        try (Bundle bundle = Bundle.open(target.directory(), Execution.CPU)) {
            return FittedRanking.of(bundle, dataset, Parts.of(kept, cut, dataset));
        }
    }

    private void export(
            Recommender model,
            Corpus corpus,
            CoVisits coVisits,
            BundleManifest.Ranking weights,
            Map<String, String> training,
            Map<String, Double> metrics) {
        BundleContents contents = new BundleContents(
                model,
                corpus,
                coVisits,
                target.version(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                weights,
                training,
                metrics,
                target.quantization());
        double difference = BundleExporter.export(contents, target.directory());
        console.print(Summaries.bundle(target.directory(), contents, difference));
        console.flush();
    }

    private CorpusBuilder builder() {
        CorpusBuilder builder = new CorpusBuilder();
        try (var items = dataset.catalog()) {
            items.forEach(builder::item);
        }
        return builder.events(dataset);
    }
}
