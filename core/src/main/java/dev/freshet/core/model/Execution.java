package dev.freshet.core.model;

import java.util.Locale;

/**
 * How the graphs are run.
 *
 * @param provider on which kind of device
 * @param threads threads within one operator, at least 1; more than 1 seldom pays for graphs this small
 */
public record Execution(Provider provider, int threads) {

    /** One core of the CPU per call. */
    public static final Execution CPU = new Execution(Provider.CPU, 1);

    /** The device that graphs run on. */
    public enum Provider {
        /** CUDA where there is one, else the CPU; says which. */
        AUTO,
        CPU,
        /** CUDA or a clear error. Needs the Maven profile {@code cuda}. */
        CUDA;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Execution {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; at least 1 is allowed");
        }
    }
}
