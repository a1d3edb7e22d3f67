package dev.freshet.trainer;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.cli.WrongUsage;
import dev.freshet.core.baseline.Baselines;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.trainer.data.HeldOutItems;
import dev.freshet.trainer.evaluation.Asking;
import dev.freshet.trainer.evaluation.Evaluation;
import dev.freshet.trainer.evaluation.EvaluationException;
import dev.freshet.trainer.evaluation.EvaluationReport;
import dev.freshet.trainer.evaluation.Protocol;
import dev.freshet.trainer.evaluation.Shown;
import dev.freshet.trainer.evaluation.TextReport;
import dev.freshet.trainer.evaluation.html.HtmlReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Judge bundles by the slates that they serve, over the whole catalog, beside simple recommenders.",
        showDefaultValues = true,
        footer = {
            "freshet evaluate --model bundle --dataset simulator --protocol temporal",
            "# by what your shop's customers did, up to now",
            "freshet evaluate --model next --dataset events-topic --config freshet.yaml --protocol temporal --policy serve",
            "# as papers do it, and the figures into a page and a file",
            "freshet evaluate --model ml --dataset movielens --file ratings.dat --protocol leave-one-out --policy seen --html ml.html --json ml.json",
            "# without a model",
            "freshet evaluate --dataset yoochoose --file clicks_train.txt.gz --protocol next-in-session --baselines all"
        })
final class EvaluateCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description =
                    "a bundle; several are compared with each other, and without any the baselines alone are judged")
    private List<Path> models = new ArrayList<>();

    @Mixin
    private DatasetArguments data = new DatasetArguments();

    @Option(
            names = "--protocol",
            required = true,
            paramLabel = "P",
            description = "leave-one-out, temporal, next-basket, next-in-session or prequential")
    private String protocol = "";

    @Option(
            names = "--policy",
            paramLabel = "P",
            description =
                    "what is left out: none, seen (what the subject had before), serve (as the stream does), or held-out (all but"
                            + " the items held out of training)")
    private String policy = "none";

    @Option(
            names = "--baselines",
            paramLabel = "NAMES",
            description = "default, all, none, or names with commas: popularity, popularity-7d, own-frequency, markov,"
                    + " item-knn, user-knn, ials, content-words, content-attributes, vsknn, vstan, item2vec")
    private String baselines = "default";

    @Option(
            names = "--also",
            paramLabel = "NAMES",
            description = "other ways to ask each model, with commas: without-searches, without-search-words,"
                    + " with-others-words, with-surface, with-type, with-gap, with-context (all three)")
    private String also = "";

    @Option(
            names = "--hold-out-items",
            paramLabel = "SHARE",
            description =
                    "items of which nobody learns before the test; at least what the bundles were trained without")
    private double heldOutItems = 0;

    @Option(names = "--draws", paramLabel = "N", description = "of the bootstrap behind intervals")
    private int draws = 1_000;

    @Option(names = "--seed", paramLabel = "N", description = "of the bootstrap")
    private long seed = 1;

    @Option(names = "--even-if-trained-on", description = "go on where a bundle has seen the test part")
    private boolean evenIfTrainedOn;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures here as well")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "write a page with plots here as well")
    private @Nullable Path html;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        EvaluationReport report = run(evaluation());
        PrintWriter console = spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
        console.print(TextReport.of(report));
        console.flush();
        try {
            if (json != null) {
                JSON.writeValue(json.toFile(), report);
            }
            if (html != null) {
                Files.writeString(html, HtmlReport.of(report));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written: " + e.getMessage(), e);
        }
        return 0;
    }

    private Evaluation evaluation() {
        try {
            return new Evaluation(
                    Protocol.of(protocol),
                    Shown.of(policy),
                    Asking.of(also),
                    new HeldOutItems(heldOutItems),
                    Baselines.names(baselines),
                    draws,
                    seed,
                    evenIfTrainedOn);
        } catch (EvaluationException | IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }

    private EvaluationReport run(Evaluation evaluation) {
        List<Bundle> bundles = new ArrayList<>();
        try {
            models.forEach(directory -> bundles.add(Bundle.open(directory, Execution.CPU)));
            return evaluation.run(bundles, data.open());
        } finally {
            bundles.forEach(Bundle::close);
        }
    }
}
