package dev.freshet.core.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Locale;
import java.util.Optional;

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

    /** Why this machine or build cannot run graphs so, in one line; empty if it can. */
    public Optional<String> obstacle() {
        if (provider != Provider.CUDA) {
            return Optional.empty();
        }
        if (!OnnxGraph.hasCuda()) {
            return Optional.of("is cuda, but this build has the CPU artifact of ONNX Runtime;"
                    + " build with -Pcuda or choose cpu or auto");
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.addCUDA();
            return Optional.empty();
        } catch (OrtException e) {
            return Optional.of("is cuda, but no CUDA device answers: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
