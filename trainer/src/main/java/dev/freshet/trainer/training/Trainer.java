package dev.freshet.trainer.training;

import dev.freshet.trainer.data.Batch;
import dev.freshet.trainer.data.BatchSource;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.EpochPlan;
import dev.freshet.trainer.data.EpochSeed;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.PyTorch;
import dev.freshet.trainer.model.Recommender;
import dev.freshet.trainer.model.SampledSoftmax;
import dev.freshet.trainer.model.TensorScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;

/**
 * Trains one network on one corpus. On the CPU, the same seed on as many threads of one machine gives the same weights. Used once, by
 * one thread; PyTorch's own random numbers and thread count are those of the process.
 */
public final class Trainer {

    /** So few steps say little: small data is judged after several epochs at once. */
    private static final int FEWEST_STEPS_OF_AN_EVALUATION = 50;
    /** Short windows fill a batch up to as many slots as this share of a batch of full windows. */
    private static final int SHORT_WINDOWS_SHARE = 3;

    private static final double LOSS_SMOOTHING = 0.98;
    private static final String BEST = "best.";

    private final Corpus corpus;
    private final TrainingSettings settings;
    private final TrainingProgress progress;
    private final StopRequest stop;
    private final Optional<Checkpoint> checkpoint;
    private final Random random = new Random();
    private final double dropout;
    private final long startedNanos = System.nanoTime();

    /** A trainer whose runs cannot be gone on with. */
    public Trainer(Corpus corpus, TrainingSettings settings, TrainingProgress progress, StopRequest stop) {
        this(corpus, settings, progress, stop, Optional.empty());
    }

    /** @param checkpoint what to go on from, if it exists, and where each epoch is kept */
    public Trainer(
            Corpus corpus,
            TrainingSettings settings,
            TrainingProgress progress,
            StopRequest stop,
            Optional<Checkpoint> checkpoint) {
        this.corpus = corpus;
        this.settings = settings;
        this.dropout = settings.dropout(corpus.trainingSlots());
        this.progress = progress;
        this.stop = stop;
        this.checkpoint = checkpoint;
    }

    /**
     * Trains until it gets no better, is stopped or runs out of epochs or time.
     *
     * @throws IllegalArgumentException if the training part foretells nothing
     * @throws CheckpointException if the checkpoint is of another run, or damaged, or cannot be written
     */
    public TrainingResult train(ModelShape shape) {
        PyTorch.configure(settings.threads(), settings.seed());
        Recommender model = new Recommender(shape, settings.seed(), settings.device());
        Optimizer optimizer = new Optimizer(model.parameters(), settings.learningRate());
        EpochPlan plan = new EpochPlan(
                settings.windowLength(),
                settings.batchWindows(),
                Math.max(1, settings.batchWindows() * settings.windowLength() / SHORT_WINDOWS_SHARE));
        BatchSource source = new BatchSource(corpus, plan, shape.window(), settings.negatives(), settings.seed());
        Validation validation = new Validation(corpus, model, settings.seed());
        return new Run(model, optimizer, source, validation).toEnd();
    }

    private final class Run {
        private final Recommender model;
        private final Optimizer optimizer;
        private final BatchSource source;
        private final Validation validation;
        private final WeightAverage average;
        private Map<String, float[]> best;
        private double bestNdcg = -1;
        private int bestEpoch;
        private int evaluationsSinceBest;
        private int stepsSinceEvaluation;
        private double loss = Double.NaN;
        private final List<TrainingProgress.Evaluation> curve = new ArrayList<>();
        private long trainedSlots;
        private long trainingNanos;
        private int epochs;

        Run(Recommender model, Optimizer optimizer, BatchSource source, Validation validation) {
            this.model = model;
            this.optimizer = optimizer;
            this.source = source;
            this.validation = validation;
            this.average = new WeightAverage(model.parameters());
            this.best = model.parameters().snapshot();
        }

        TrainingResult toEnd() {
            TrainingResult.Ending ending = resume();
            while (epochs < settings.epochs() && ending == TrainingResult.Ending.ALL_EPOCHS) {
                epochs++;
                ending = epoch(epochs);
            }
            model.parameters().restore(best);
            return new TrainingResult(
                    model,
                    epochs,
                    bestEpoch,
                    validation.cases(),
                    validation.cases() == 0 ? 0 : Math.max(0, bestNdcg),
                    curve,
                    trainedSlots / Math.max(1e-9, trainingNanos / 1e9),
                    Duration.ofNanos(System.nanoTime() - startedNanos),
                    ending);
        }

        private TrainingResult.Ending epoch(int number) {
            long seed = EpochSeed.of(settings.seed(), number);
            random.setSeed(seed);
            PyTorch.seed(seed);
            BatchSource.Epoch epoch = source.epoch(number);
            if (epoch.size() == 0) {
                throw new IllegalArgumentException(
                        "no subject of the training part has two events that follow each other;"
                                + " there is nothing to learn from");
            }
            progress.epochStarted(number, epoch.size());
            long began = System.nanoTime();
            while (epoch.batches().hasNext() && !stop.isStopped() && !outOfTime()) {
                Batch batch = epoch.batches().next();
                double stepLoss = TensorScope.compute(() -> step(batch));
                int slots = batch.slots().rings() * batch.slots().length();
                loss = Double.isNaN(loss) ? stepLoss : LOSS_SMOOTHING * loss + (1 - LOSS_SMOOTHING) * stepLoss;
                trainedSlots += slots;
                stepsSinceEvaluation++;
                progress.stepDone(loss, slots);
            }
            trainingNanos += System.nanoTime() - began;
            boolean last = number == settings.epochs() || stop.isStopped() || outOfTime();
            if (last || stepsSinceEvaluation >= FEWEST_STEPS_OF_AN_EVALUATION) {
                evaluate(number);
            }
            if (stop.isStopped()) {
                return TrainingResult.Ending.STOPPED;
            }
            if (outOfTime()) {
                return TrainingResult.Ending.TIME_LIMIT;
            }
            checkpoint.ifPresent(this::keep);
            return noBetter() ? TrainingResult.Ending.NO_BETTER : TrainingResult.Ending.ALL_EPOCHS;
        }

        private boolean noBetter() {
            return validation.cases() > 0 && evaluationsSinceBest >= settings.patience();
        }

        /** Goes back to where the checkpoint was made; says why nothing is left to do, or that epochs are. */
        private TrainingResult.Ending resume() {
            return TensorScope.compute(() -> {
                Map<String, Tensor> state = state();
                Optional<Checkpoint.Progress> kept = checkpoint.flatMap(from -> from.read(state, optimizer));
                kept.ifPresent(from -> resume(from, state));
                return kept.isPresent() && noBetter()
                        ? TrainingResult.Ending.NO_BETTER
                        : TrainingResult.Ending.ALL_EPOCHS;
            });
        }

        private void resume(Checkpoint.Progress from, Map<String, Tensor> state) {
            epochs = from.epochs();
            bestEpoch = from.bestEpoch();
            bestNdcg = from.bestNdcg();
            evaluationsSinceBest = from.evaluationsSinceBest();
            stepsSinceEvaluation = from.stepsSinceEvaluation();
            loss = from.loss();
            curve.addAll(from.curve());
            trainedSlots = from.trainedSlots();
            trainingNanos = (long) (from.trainingSeconds() * 1e9);
            best.replaceAll((name, values) -> Parameters.floats(Objects.requireNonNull(state.get(BEST + name))));
            progress.resumed(epochs);
        }

        private void keep(Checkpoint into) {
            TensorScope.compute(() -> {
                into.write(
                        new Checkpoint.Progress(
                                epochs,
                                bestEpoch,
                                bestNdcg,
                                evaluationsSinceBest,
                                stepsSinceEvaluation,
                                loss,
                                trainedSlots,
                                trainingNanos / 1e9,
                                optimizer.steps(),
                                curve),
                        state(),
                        optimizer);
                return epochs;
            });
        }

        /** All tensors that a checkpoint holds besides the optimizer's: the weights and averages themselves, and copies of the best. */
        private Map<String, Tensor> state() {
            Map<String, Tensor> state = new LinkedHashMap<>();
            best.forEach((name, values) -> {
                state.put("weights." + name, model.parameters().get(name));
                state.put("average." + name, average.tensors().get(name));
                state.put(BEST + name, Tensor.create(values, model.parameters().shape(name)));
            });
            return state;
        }

        private void evaluate(int epoch) {
            stepsSinceEvaluation = 0;
            average.swap();
            double ndcg = validation.ndcg(model);
            boolean better = ndcg > bestNdcg || validation.cases() == 0;
            evaluationsSinceBest = better ? 0 : evaluationsSinceBest + 1;
            if (better) {
                bestNdcg = ndcg;
                bestEpoch = epoch;
                best = model.parameters().snapshot();
            }
            average.swap();
            TrainingProgress.Evaluation evaluation = new TrainingProgress.Evaluation(epoch, loss, ndcg, better);
            curve.add(evaluation);
            progress.evaluated(evaluation);
        }

        private double step(Batch batch) {
            optimizer.clear();
            Recommender.Items items = model.items(
                    batch.rows().content(),
                    batch.rows().learned(),
                    kept(batch.rows().size()));
            Tensor embeddings = model.embeddings(items.vectors(), batch.slots(), batch.lossSlots(), dropout);
            Tensor users = model.users(embeddings, batch.surfaces(), batch.wantedTypes(), batch.gaps());
            SampledSoftmax.Loss value = SampledSoftmax.of(batch, users, items);
            value.standIn().backward();
            optimizer.step();
            average.update(optimizer.steps());
            return value.value().item_double();
        }

        private float[] kept(int rows) {
            float[] kept = new float[rows];
            double drop = corpus.vocabulary().isEmpty() ? 0 : settings.learnedDropout();
            for (int row = 0; row < rows; row++) {
                kept[row] = random.nextDouble() < drop ? 0 : 1;
            }
            return kept;
        }

        private boolean outOfTime() {
            return System.nanoTime() - startedNanos > settings.limit().toNanos();
        }
    }
}
