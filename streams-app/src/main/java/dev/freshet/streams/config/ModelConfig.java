package dev.freshet.streams.config;

import java.util.Optional;

/**
 * How the model runs.
 *
 * @param executionProvider {@code auto}, {@code cpu} or {@code cuda}
 * @param threads CPU threads inside one call of a graph; 1 is best while several stream threads call at once
 * @param directory folder where bundles that come as archives are unpacked; default: {@code freshet-models} in the
 *     temporary folder
 */
public record ModelConfig(ExecutionProvider executionProvider, int threads, Optional<String> directory) {

    public static final ModelConfig DEFAULT = new ModelConfig(ExecutionProvider.AUTO, 1, Optional.empty());

    public ModelConfig {
        new Check().between("threads", threads, 1, 256).done();
    }
}
