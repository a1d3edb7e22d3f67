package dev.freshet.trainer;

import dev.freshet.trainer.training.StopRequest;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/** While open, the first Ctrl-C asks training to stop and the second quits. */
final class Interrupts implements AutoCloseable {

    private static final String SIGNAL = "INT";
    /** What shells report of a process that Ctrl-C ended. */
    private static final int QUIT = 130;

    private final Object before;
    private final AtomicBoolean asked;

    private Interrupts(Object before, AtomicBoolean asked) {
        this.before = before;
        this.asked = asked;
    }

    static Interrupts stopping(StopRequest stop, PrintWriter console) {
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
        return new Interrupts(before, asked);
    }

    /** Whether Ctrl-C was pressed. */
    boolean noticed() {
        return asked.get();
    }

    @Override
    public void close() {
        Signals.unregister(SIGNAL, before);
    }
}
