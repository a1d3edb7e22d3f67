package dev.freshet.trainer;

import dev.freshet.cli.Commands;
import dev.freshet.cli.Failures;
import dev.freshet.core.model.BundleException;
import dev.freshet.datasets.DatasetException;
import dev.freshet.trainer.evaluation.EvaluationException;
import dev.freshet.trainer.export.ExportException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands {@code freshet train} and {@code freshet evaluate}. */
@Command(
        name = "freshet",
        description = "Train and judge models.",
        subcommands = {TrainCommand.class, EvaluateCommand.class},
        footer = {
            "freshet train --dataset simulator --out bundle",
            "freshet evaluate --model bundle --dataset simulator --protocol temporal"
        })
public final class TrainerApp {

    private TrainerApp() {}

    public static void main(String[] args) {
        // JavaCPP would refuse memory beyond a multiple of the Java heap, which PyTorch does not live in.
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        System.exit(Commands.run(commandLine(), args));
    }

    static CommandLine commandLine() {
        return Commands.of(
                new TrainerApp(),
                new Failures(
                        List.of(),
                        List.of(
                                DatasetException.class,
                                IllegalArgumentException.class,
                                UncheckedIOException.class,
                                ExportException.class,
                                EvaluationException.class,
                                BundleException.class)));
    }
}
