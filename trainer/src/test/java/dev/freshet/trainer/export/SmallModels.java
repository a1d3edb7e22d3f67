package dev.freshet.trainer.export;

import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.Recommender;
import java.util.Random;

/** Networks as they might come out of a training: no parameter is still at what it starts with. */
final class SmallModels {

    private static final int ITEMS = 12;
    /** Larger weights amplify the rounding of float32. */
    private static final double DEVIATION = 0.2;

    private SmallModels() {}

    /** A network with a short window, whose trunk sees exactly a ring. */
    static Recommender ofLayers(int layers) {
        int window = 5;
        int ring = layers * (window - 1) + 1;
        return trained(new Recommender(new ModelShape(8, layers, 2, 12, window, ring, ITEMS, 6, 4, 3, 5, 2), 1));
    }

    static Recommender trained(Recommender model) {
        Random random = new Random(4);
        for (String name : model.parameters().snapshot().keySet()) {
            // What leads to the vector of "unknown" stays zero.
            if (!name.startsWith("head.") || name.endsWith("norm")) {
                disturb(model.parameters(), name, random);
            }
        }
        return model;
    }

    static void disturb(Parameters parameters, String name, Random random) {
        float[] values = parameters.values(name);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (DEVIATION * random.nextGaussian());
        }
        parameters.set(name, values);
    }

    static float[] itemVectors(ModelShape shape) {
        Random random = new Random(6);
        float[] vectors = new float[shape.items() * shape.dimensions()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (float) random.nextGaussian();
        }
        return vectors;
    }
}
