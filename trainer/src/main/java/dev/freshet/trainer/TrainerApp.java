package dev.freshet.trainer;

import dev.freshet.core.model.BundleException;
import dev.freshet.datasets.DatasetException;
import dev.freshet.trainer.evaluation.EvaluationException;
import dev.freshet.trainer.export.ExportException;
import dev.freshet.trainer.training.CheckpointException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands {@code freshet train} and {@code freshet evaluate}. */
@Command(
        name = "freshet",
        description = "Train and judge models.",
        mixinStandardHelpOptions = true,
        subcommands = {TrainCommand.class, EvaluateCommand.class},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:failed; one line on the standard error says why", "2:wrong usage"})
public final class TrainerApp {

    private TrainerApp() {}

    public static void main(String[] args) {
        // JavaCPP would refuse memory beyond a multiple of the Java heap, which PyTorch does not live in.
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new TrainerApp()).setExecutionExceptionHandler(TrainerApp::report);
    }

    /** What a user can put right is one line; anything else is a fault of ours and shows where. */
    private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        boolean explained = e instanceof DatasetException
                || e instanceof IllegalArgumentException
                || e instanceof UncheckedIOException
                || e instanceof ExportException
                || e instanceof CheckpointException
                || e instanceof EvaluationException
                || e instanceof BundleException;
        if (!explained) {
            throw e;
        }
        command.getErr().println(command.getCommandName() + ": " + e.getMessage());
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
