package dev.freshet.trainer.model;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;

/** Frees native memory when work ends rather than when the garbage collector comes by. */
public final class TensorScope {

    private TensorScope() {}

    /** Runs with gradients on; every tensor made within is freed at the end, so the result must not be one. */
    @SuppressWarnings("try")
    public static <T> T compute(Supplier<T> work) {
        try (PointerScope scope = new PointerScope()) {
            return work.get();
        }
    }

    /** Like {@link #compute}, without gradients. */
    public static <T> T infer(Supplier<T> work) {
        boolean before = GradMode.is_enabled();
        GradMode.set_enabled(false);
        try {
            return compute(work);
        } finally {
            GradMode.set_enabled(before);
        }
    }
}
