package dev.freshet.playground.query;

import dev.freshet.playground.traffic.Pace;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** People who go on looking, each at the item of his own, until it is stopped. */
final class LookingOn implements AutoCloseable {

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CompletableFuture<Void> ended;

    LookingOn(QueryShop shop, int subjects, double perSecond) {
        ended = CompletableFuture.runAsync(() -> look(shop, subjects, new Pace(perSecond)));
    }

    private void look(QueryShop shop, int subjects, Pace pace) {
        try {
            for (int n = 0; !stop.await(Math.max(0, pace.nanosToNextTurn()), TimeUnit.NANOSECONDS); n++) {
                shop.browse(n % subjects, QueryShop.itemOf(n % subjects));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stop.countDown();
        ended.join();
    }

    @Override
    public void close() {
        stop();
    }
}
