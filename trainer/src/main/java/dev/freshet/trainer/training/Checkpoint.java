package dev.freshet.trainer.training;

import dev.freshet.trainer.model.TensorScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.Tensor;

/**
 * A file from which an interrupted run goes on as if it had not been interrupted. It is replaced after each epoch, whole or not at all.
 *
 * @param file whose parent exists
 * @param run what may not change between: the data, the shape and the settings that the weights depend on, as text
 */
public record Checkpoint(Path file, String run) {

    private static final String RUN = "run";
    private static final String PROGRESS = "progress";
    private static final String OPTIMIZER = "optimizer";

    /**
     * How far a run has come.
     *
     * @param epochs complete
     * @param bestEpoch 0 before the first evaluation
     * @param bestNdcg of validation, -1 before the first evaluation
     * @param loss running mean
     * @param trainingSeconds evaluation left out
     * @param curve all evaluations so far
     */
    record Progress(
            int epochs,
            int bestEpoch,
            double bestNdcg,
            int evaluationsSinceBest,
            int stepsSinceEvaluation,
            double loss,
            long trainedSlots,
            double trainingSeconds,
            int optimizerSteps,
            List<TrainingProgress.Evaluation> curve) {

        private static final int OF_THE_RUN = 9;
        private static final int OF_AN_EVALUATION = 4;

        Progress {
            curve = List.copyOf(curve);
        }

        private double[] numbers() {
            DoubleStream run = DoubleStream.of(
                    epochs,
                    bestEpoch,
                    bestNdcg,
                    evaluationsSinceBest,
                    stepsSinceEvaluation,
                    loss,
                    (double) trainedSlots,
                    trainingSeconds,
                    optimizerSteps);
            DoubleStream evaluations = curve.stream()
                    .flatMapToDouble(
                            each -> DoubleStream.of(each.epoch(), each.loss(), each.ndcg(), each.better() ? 1 : 0));
            return DoubleStream.concat(run, evaluations).toArray();
        }

        private static Progress of(double[] numbers) {
            List<TrainingProgress.Evaluation> curve = new ArrayList<>();
            for (int i = OF_THE_RUN; i + OF_AN_EVALUATION <= numbers.length; i += OF_AN_EVALUATION) {
                curve.add(new TrainingProgress.Evaluation(
                        (int) numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3] == 1));
            }
            return new Progress(
                    (int) numbers[0],
                    (int) numbers[1],
                    numbers[2],
                    (int) numbers[3],
                    (int) numbers[4],
                    numbers[5],
                    (long) numbers[6],
                    numbers[7],
                    (int) numbers[8],
                    curve);
        }
    }

    /** Whether there is something to go on from. */
    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Removes it, if it is there. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint " + file + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /**
     * Replaces what was there.
     *
     * @param state tensors by name
     */
    @SuppressWarnings("try")
    void write(Progress progress, Map<String, Tensor> state, Optimizer optimizer) {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (PointerScope scope = new PointerScope()) {
            OutputArchive out = new OutputArchive();
            out.write(RUN, new IValue(run));
            out.write(PROGRESS, Tensor.create(progress.numbers()));
            state.forEach((name, tensor) -> out.write(key(name), tensor, true));
            OutputArchive steps = new OutputArchive();
            optimizer.save(steps);
            out.write(OPTIMIZER, steps);
            out.save_to(partial.toString());
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            throw new CheckpointException("checkpoint " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Reads it into the tensors and the optimizer; empty, and nothing changed, if there is none.
     *
     * @param state tensors by name, as they were written
     * @throws CheckpointException if it is of another run, or damaged
     */
    @SuppressWarnings("try")
    Optional<Progress> read(Map<String, Tensor> state, Optimizer optimizer) {
        if (!exists()) {
            return Optional.empty();
        }
        try (PointerScope scope = new PointerScope()) {
            InputArchive in = new InputArchive();
            in.load_from(file.toString(), new DeviceOptional(optimizer.device()));
            requireSameRun(in);
            Tensor numbers = new Tensor();
            in.read(PROGRESS, numbers);
            state.forEach((name, tensor) -> {
                Tensor read = new Tensor();
                in.read(key(name), read, true);
                TensorScope.infer(() -> tensor.copy_(read).numel());
            });
            InputArchive steps = new InputArchive();
            in.read(OPTIMIZER, steps);
            Progress progress = Progress.of(doubles(numbers));
            optimizer.load(steps, progress.optimizerSteps());
            return Optional.of(progress);
        } catch (CheckpointException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CheckpointException("checkpoint " + file + " is damaged; delete it and begin anew", e);
        }
    }

    private void requireSameRun(InputArchive in) {
        IValue written = new IValue();
        in.read(RUN, written);
        String other = written.toStringRef().getString();
        if (!other.equals(run)) {
            throw new CheckpointException("checkpoint " + file + " is of another run (" + other + "; this one is " + run
                    + "); give the same data and settings, or begin anew with --overwrite");
        }
    }

    private static double[] doubles(Tensor tensor) {
        double[] values = new double[(int) tensor.numel()];
        DoubleBuffer buffer = tensor.cpu().contiguous().createBuffer();
        buffer.get(values);
        return values;
    }

    /** An archive takes dots for levels. */
    private static String key(String name) {
        return name.replace('.', '_');
    }
}
