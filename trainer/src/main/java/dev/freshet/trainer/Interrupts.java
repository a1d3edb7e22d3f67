package dev.freshet.trainer;

import dev.freshet.trainer.training.StopRequest;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jline.utils.Signals;

/** The first Ctrl-C asks training to stop with the best so far, the second quits. */
final class Interrupts {

    private static final String SIGNAL = "INT";
    /** What shells report of a process that Ctrl-C ended. */
    private static final int QUIT = 130;

    private Interrupts() {}

    /** Does the work with Ctrl-C so caught, and gives it back afterwards. */
    static <T> T caught(StopRequest stop, PrintWriter console, Supplier<T> work) {
        AtomicBoolean asked = new AtomicBoolean();
        Object before = Signals.register(SIGNAL, () -> {
            if (asked.getAndSet(true)) {
                Runtime.getRuntime().halt(QUIT);
            }
            console.println();
            console.println("stopping; the best so far is exported (Ctrl-C again to quit without)");
            console.flush();
            stop.stop();
        });
        try {
            return work.get();
        } finally {
            Signals.unregister(SIGNAL, before);
        }
    }
}
