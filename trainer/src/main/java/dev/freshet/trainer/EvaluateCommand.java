package dev.freshet.trainer;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.cli.WrongUsage;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.trainer.evaluation.Evaluation;
import dev.freshet.trainer.evaluation.EvaluationException;
import dev.freshet.trainer.evaluation.EvaluationReport;
import dev.freshet.trainer.evaluation.Protocol;
import dev.freshet.trainer.evaluation.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
                "Judge a bundle by the slates that it serves, over the whole catalog, beside simple recommenders.",
        showDefaultValues = true,
        footer = {
            "freshet evaluate --model bundle --dataset simulator --protocol temporal",
            "# by what your shop's customers did, up to now",
            "freshet evaluate --model next --dataset events-topic --config freshet.yaml --protocol temporal --policy serve",
            "# as papers do it, and the figures into a file",
            "freshet evaluate --model ml --dataset movielens --file ratings.dat --protocol leave-one-out --policy seen --json figures.json"
        })
final class EvaluateCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "the bundle")
    private Path model = Path.of("");

    @Mixin
    private DatasetArguments data = new DatasetArguments();

    @Option(
            names = "--protocol",
            required = true,
            paramLabel = "P",
            description = "leave-one-out, temporal or next-basket")
    private String protocol = "";

    @Option(
            names = "--policy",
            paramLabel = "P",
            description = "what is left out: none, seen (what the subject had before), or serve (as the stream does)")
    private String policy = "none";

    @Option(names = "--even-if-trained-on", description = "go on where the bundle has seen the test part")
    private boolean evenIfTrainedOn;

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures here as well")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    private Evaluation evaluation() {
        try {
            return new Evaluation(Protocol.of(protocol), Shown.of(policy), evenIfTrainedOn);
        } catch (EvaluationException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Integer call() {
        Evaluation evaluation = evaluation();
        EvaluationReport report;
        try (Bundle bundle = Bundle.open(model, Execution.CPU)) {
            report = evaluation.run(bundle, data.open());
        }
        PrintWriter console = spec == null
                ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                : spec.commandLine().getOut();
        console.print(report.table());
        console.flush();
        if (json != null) {
            try {
                JSON.writeValue(json.toFile(), report);
            } catch (IOException e) {
                throw new UncheckedIOException("--json " + json + " cannot be written: " + e.getMessage(), e);
            }
        }
        return 0;
    }
}
