package dev.freshet.trainer.training;

import dev.freshet.trainer.model.Parameters;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** AdamW with a linear warm-up and clipped gradients. */
final class Optimizer {

    private static final int WARM_UP_STEPS = 100;
    private static final double LARGEST_GRADIENT = 1.0;

    private final TensorVector parameters;
    private final AdamW adam;
    private final double learningRate;
    private int steps;

    Optimizer(Parameters parameters, double learningRate) {
        this.parameters = parameters.all();
        this.learningRate = learningRate;
        this.adam = new AdamW(this.parameters, new AdamWOptions(learningRate));
    }

    int steps() {
        return steps;
    }

    /** Where the parameters are, and the moments with them. */
    Device device() {
        return parameters.get(0).device();
    }

    void save(OutputArchive archive) {
        adam.save(archive);
    }

    void load(InputArchive archive, int stepsDone) {
        adam.load(archive);
        steps = stepsDone;
    }

    void clear() {
        adam.zero_grad();
    }

    void step() {
        steps++;
        double rate = learningRate * Math.min(1.0, (double) steps / WARM_UP_STEPS);
        adam.param_groups().get(0).options().set_lr(rate);
        torch.clip_grad_norm_(parameters, LARGEST_GRADIENT);
        adam.step();
    }
}
