package dev.freshet.streams.config;

/** Where the model's graphs run. */
public enum ExecutionProvider {
    /** CUDA where it is present, otherwise the CPU, and the log says so. */
    AUTO,
    CPU,
    /** CUDA, or a start-up error where there is none. */
    CUDA
}
