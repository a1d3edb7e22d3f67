package dev.freshet.trainer.training;

import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.TensorScope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * An exponential moving average of the weights over the steps (Polyak and Juditsky 1992): what the last steps have in common ranks better than the
 * last step alone. It is what validates and what is exported; training itself goes on from the weights.
 */
final class WeightAverage {

    /** Remembers some 500 steps: a few epochs of small data, a part of one of large. */
    private static final double DECAY = 0.998;

    private final Parameters parameters;
    private final Map<String, Tensor> averages = new LinkedHashMap<>();

    WeightAverage(Parameters parameters) {
        this.parameters = parameters;
        parameters
                .names()
                .forEach(
                        name -> averages.put(name, parameters.get(name).detach().clone()));
    }

    /** By the names of the parameters. */
    Map<String, Tensor> tensors() {
        return averages;
    }

    /**
     * Takes the weights after a step into account.
     *
     * @param steps done, this one included: early on, more of them would be the random beginning
     */
    void update(int steps) {
        double kept = Math.min(DECAY, (1.0 + steps) / (10.0 + steps));
        TensorScope.infer(() -> {
            averages.forEach((name, average) -> average.lerp_(parameters.get(name), new Scalar(1 - kept)));
            return steps;
        });
    }

    /** Puts the averages in the place of the weights and the weights in theirs; a second call undoes it. */
    void swap() {
        TensorScope.infer(() -> {
            averages.forEach((name, average) -> {
                Tensor weights = parameters.get(name);
                Tensor kept = weights.clone();
                weights.copy_(average);
                average.copy_(kept);
            });
            return averages.size();
        });
    }
}
