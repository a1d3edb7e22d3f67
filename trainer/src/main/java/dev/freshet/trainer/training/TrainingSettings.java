package dev.freshet.trainer.training;

import dev.freshet.trainer.model.Device;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How a run trains. The defaults were chosen so that nobody needs to turn them; each says why.
 *
 * @param epochs passes over the data at most
 * @param batchWindows windows of up to {@code windowLength} slots a step; small batches learn faster an hour
 * @param windowLength slots of a training window
 * @param negatives shared negatives a step; a catalog of up to 20,000 items takes all
 * @param dropout share of activations dropped; where empty, {@link #dropout(long)} says it by the size of the data
 * @param learnedDropout share of items that a step knows by their content alone; 0 where there is no content
 * @param learningRate of AdamW, after a linear warm-up
 * @param patience evaluations without a better result before training ends
 * @param limit when training ends whatever the result; long, because validation ends it first
 * @param device what computes
 * @param threads of PyTorch; the tensors are so small that handing work to a second thread costs more than it saves, and a run
 *     repeats exactly only on as many
 */
public record TrainingSettings(
        int epochs,
        int batchWindows,
        int windowLength,
        int negatives,
        OptionalDouble dropout,
        double learnedDropout,
        double learningRate,
        int patience,
        Duration limit,
        Device device,
        int threads,
        long seed) {

    private static final long LITTLE_DATA = 300_000;
    private static final double DROPOUT_OF_LITTLE = 0.5;
    private static final double DROPOUT_OF_MUCH = 0.2;

    public static final TrainingSettings DEFAULTS = new TrainingSettings(
            100, 32, 200, 1024, OptionalDouble.empty(), 0.05, 1e-3, 10, Duration.ofHours(3), Device.CPU, 1, 1);

    public TrainingSettings {
        atLeastOne("epochs", epochs);
        atLeastOne("batch", batchWindows);
        atLeastOne("window length", windowLength);
        atLeastOne("negatives", negatives);
        atLeastOne("patience", patience);
        atLeastOne("threads", threads);
        dropout.ifPresent(given -> share("dropout", given));
        share("learned dropout", learnedDropout);
        if (!(learningRate > 0 && learningRate < 1)) {
            throw new IllegalArgumentException(
                    "learning rate is " + learningRate + "; more than 0 and less than 1 is allowed");
        }
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("the time limit is " + limit + "; more than 0 is needed");
        }
    }

    /**
     * The share of activations dropped with so many slots to train on. Little data is learned by heart, and half of the activations is what
     * the literature drops there; a million slots are not, and half would take from the network what it could hold.
     */
    public double dropout(long trainingSlots) {
        return dropout.orElse(trainingSlots < LITTLE_DATA ? DROPOUT_OF_LITTLE : DROPOUT_OF_MUCH);
    }

    /** The same with the dropout for so many slots, whatever the data. */
    public TrainingSettings fixedFor(long trainingSlots) {
        return new TrainingSettings(
                epochs,
                batchWindows,
                windowLength,
                negatives,
                OptionalDouble.of(dropout(trainingSlots)),
                learnedDropout,
                learningRate,
                patience,
                limit,
                device,
                threads,
                seed);
    }

    /** The same for another number of epochs and another time limit. */
    public TrainingSettings within(int otherEpochs, Duration otherLimit) {
        return new TrainingSettings(
                otherEpochs,
                batchWindows,
                windowLength,
                negatives,
                dropout,
                learnedDropout,
                learningRate,
                patience,
                otherLimit,
                device,
                threads,
                seed);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; at least 1 is allowed");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + "; 0 or more and less than 1 is allowed");
        }
    }
}
