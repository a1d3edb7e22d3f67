package dev.freshet.trainer;

import dev.freshet.trainer.training.TrainingProgress;
import dev.freshet.trainer.training.TrainingSettings;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Shows a run: a bar for each epoch at a terminal, and a line for each evaluation anywhere. */
final class ConsoleProgress implements TrainingProgress, AutoCloseable {

    private final PrintWriter console;
    private final boolean terminal;
    private final int epochs;
    private final long startedNanos = System.nanoTime();
    private @Nullable ProgressBar bar;
    private double ndcg = Double.NaN;
    private long slotsSinceEvaluation;
    private long evaluatedNanos = startedNanos;

    private ConsoleProgress(PrintWriter console, boolean terminal, int epochs) {
        this.console = console;
        this.terminal = terminal;
        this.epochs = epochs;
    }

    static ConsoleProgress of(PrintWriter console, TrainingSettings settings) {
        return new ConsoleProgress(console, CommandLine.Help.Ansi.AUTO.enabled(), settings.epochs());
    }

    @Override
    public void resumed(int resumedEpochs) {
        console.printf("resumed    after epoch %d%n", resumedEpochs);
        console.flush();
    }

    @Override
    public void epochStarted(int epoch, int steps) {
        closeBar();
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName("epoch " + epoch + "/" + epochs)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(250)
                    .setUnit(" steps", 1)
                    .showSpeed()
                    .build();
        }
    }

    @Override
    public void stepDone(double loss, int slots) {
        slotsSinceEvaluation += slots;
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(String.format(
                    " loss %.3f%s", loss, Double.isNaN(ndcg) ? "" : String.format(" ndcg@10 %.4f", ndcg)));
        }
    }

    @Override
    public void evaluated(Evaluation evaluation) {
        closeBar();
        ndcg = evaluation.ndcg();
        long now = System.nanoTime();
        console.printf(
                "epoch %3d  loss %.4f%s  %,.0f slots/s  %s%n",
                evaluation.epoch(),
                evaluation.loss(),
                Double.isNaN(ndcg)
                        ? ""
                        : String.format("  validation ndcg@10 %.4f%s", ndcg, evaluation.better() ? " *" : "  "),
                slotsSinceEvaluation / Math.max(1e-9, (now - evaluatedNanos) / 1e9),
                Summaries.time(Duration.ofNanos(now - startedNanos)));
        console.flush();
        slotsSinceEvaluation = 0;
        evaluatedNanos = System.nanoTime();
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        closeBar();
    }
}
