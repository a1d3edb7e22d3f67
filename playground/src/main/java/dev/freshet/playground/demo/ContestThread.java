package dev.freshet.playground.demo;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns contest and screen. Producer and reader hand it what happened and go on, so that judging does
 * not slow the load down.
 */
final class ContestThread implements AutoCloseable {

    private static final long REDRAW_MS = 300;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "freshet-contest");
        made.setDaemon(true);
        return made;
    });

    private volatile @Nullable RuntimeException failure;
    /** After the last word nothing is judged and nothing is drawn. */
    private volatile boolean finished;

    /** Does it after everything handed over before. A failure shows at {@link #finish}. */
    void later(Runnable work) {
        thread.execute(() -> guarded(work));
    }

    void everyRedraw(Runnable work) {
        var unused = thread.scheduleWithFixedDelay(() -> guarded(work), REDRAW_MS, REDRAW_MS, TimeUnit.MILLISECONDS);
    }

    /** Does it last, and returns when it is done; throws what any work threw. */
    void finish(Runnable last) throws InterruptedException {
        Future<?> done = thread.submit(() -> {
            guarded(last);
            finished = true;
        });
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The contest failed", e.getCause());
        }
        @Nullable RuntimeException broken = failure;
        if (broken != null) {
            throw broken;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void guarded(Runnable work) {
        if (failure != null || finished) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
