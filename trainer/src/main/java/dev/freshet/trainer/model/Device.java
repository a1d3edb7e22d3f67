package dev.freshet.trainer.model;

import java.util.Locale;
import java.util.Optional;

/** What a network computes on. */
public enum Device {
    CPU,
    /** An NVIDIA GPU, the first one. */
    CUDA;

    /** Why nothing can be trained on it here and what to do about it, in one line; empty if all is well. */
    public Optional<String> hindrance() {
        return PyTorch.lacks()
                .map(lack ->
                        "this build is of the Maven profile cuda, and its PyTorch does not start without CUDA 13.1, cuDNN 9.19 and"
                                + " NCCL 2 (" + lack + "); install them, or build without the profile")
                .or(() -> this == CPU || PyTorch.findsCuda()
                        ? Optional.empty()
                        : Optional.of(
                                "PyTorch finds no CUDA here; that takes a build with the Maven profile cuda (mvn -Pcuda package,"
                                        + " Linux x86-64), an NVIDIA driver, and CUDA 13.1, cuDNN 9.19 and NCCL 2 installed; or leave it out"
                                        + " to train on the CPU"));
    }

    /** As options, manifests and checkpoints name it, and PyTorch too. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
