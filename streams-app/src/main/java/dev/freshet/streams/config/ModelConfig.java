package dev.freshet.streams.config;

import java.util.Optional;

/**
 * How the model runs.
 *
 * @param executionProvider {@code auto}, {@code cpu} or {@code cuda}
 * @param threads CPU threads inside one call of a graph; 1 is best while several stream threads call at once
 * @param directory folder where bundles that come as archives are unpacked; default: {@code freshet-models} in the
 *     temporary folder
 * @param incremental whether only what is new of a subject's ring is encoded, where the bundle has a step graph; if not,
 *     each event encodes the whole ring
 * @param cacheMb heap in MiB for what the step needs of each subject's past, shared by all threads of this instance: 35.7 KB
 *     a subject for two layers of 64 dimensions and a window of 64. A subject that has no room costs a full encode with
 *     its next event, nothing else; at most half of the heap. Default: 128, or a quarter of the heap where that is less
 */
public record ModelConfig(
        ExecutionProvider executionProvider,
        int threads,
        Optional<String> directory,
        boolean incremental,
        Optional<Integer> cacheMb) {

    public static final ModelConfig DEFAULT =
            new ModelConfig(ExecutionProvider.AUTO, 1, Optional.empty(), true, Optional.empty());

    public ModelConfig {
        new Check()
                .between("threads", threads, 1, 256)
                .between("cache-mb", cacheMb.orElse(0), 0, 1_048_576)
                .done();
    }
}
