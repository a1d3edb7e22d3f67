package dev.freshet.playground.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a performance when the process is told to end: the performing thread finds out at its next pause, and the process waits
 * until that thread has cleared everything away. The thread is not interrupted, because Kafka's clients cannot be closed in
 * order on an interrupted thread.
 */
final class Curtain implements AutoCloseable {

    private static final long CLEAR_SECONDS = 20;

    private final CountDownLatch fallen = new CountDownLatch(1);
    private final CountDownLatch cleared = new CountDownLatch(1);

    static Curtain raise() {
        Curtain curtain = new Curtain();
        Runtime.getRuntime().addShutdownHook(new Thread(curtain::fall, "freshet-demo-end"));
        return curtain;
    }

    /** Waits so long, at once for 0 and less; throws if the curtain has fallen or falls meanwhile. */
    void pause(long nanos) throws InterruptedException {
        if (fallen.await(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the demo was told to end");
        }
    }

    /** Waits until the demo is told to end. */
    void awaitFall() throws InterruptedException {
        fallen.await();
    }

    /** Everything is cleared away. */
    @Override
    public void close() {
        cleared.countDown();
    }

    private void fall() {
        fallen.countDown();
        try {
            boolean unused = cleared.await(CLEAR_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
