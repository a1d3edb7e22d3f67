package dev.freshet.streams.config;

import java.util.Optional;

/** How the model runs. */
public record ModelConfig(
        @Explained(
                value = "auto, cpu or cuda.",
                why =
                        "auto takes CUDA where it is, says so, and falls back to the CPU; cuda without one is an error at "
                                + "the start.",
                cost = "CUDA needs the build with the profile cuda.")
        ExecutionProvider executionProvider,

        @Explained(
                value = "CPU threads inside one call of a graph.",
                unit = "threads",
                why = "1 is best while several stream threads call at once.",
                cost = "More threads than cores wait for one another.")
        int threads,

        @Explained(
                value = "Folder where bundles that come as archives are unpacked; by default freshet-models in the "
                        + "temporary folder.",
                why = "On a volume that stays, a restart unpacks nothing.",
                cost = "Disk: what was unpacked stays until somebody removes it.")
        Optional<String> directory,

        @Explained(
                value = "Whether only what is new of a subject's ring is encoded, where the bundle has a step graph.",
                why = "An event costs 297 us of CPU instead of 2,364.",
                cost = "The memory of cache-mb.")
        boolean incremental,

        @Explained(
                value =
                        "Heap for what the step needs of each subject's past, shared by all threads of this instance; at "
                                + "most half of the heap. By default 128, or a quarter of the heap where that is less.",
                unit = "MiB",
                why = "35.7 KB a subject for two layers of 64 dimensions and a window of 64. "
                        + "freshet_cache_evictions_total grows where it is small for the traffic.",
                cost = "A subject that has no room costs a full encode (some 2 ms) with its next event, nothing else.")
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
