package dev.freshet.playground.query;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks instances at random of subjects at random, one question after the other, until it is stopped. */
final class Questions implements AutoCloseable {

    private final List<Instance> instances;
    private final List<String> ids;
    private final SplittableRandom random;
    private final List<Instance.Answer> wrong = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger fromCopies = new AtomicInteger();
    private final AtomicInteger later = new AtomicInteger();
    private final AtomicInteger dead = new AtomicInteger();
    private final CompletableFuture<Void> ended;
    private volatile boolean stopped;
    // Belongs to the one that asks until it has ended.
    private long longestGapNanos;

    /** @param instances of which some may be gone at times */
    Questions(List<Instance> instances, List<String> ids, long seed) {
        this.instances = instances;
        this.ids = ids;
        this.random = new SplittableRandom(seed);
        this.ended = CompletableFuture.runAsync(this::ask);
    }

    /** Answers with a row. */
    int answered() {
        return answered.get();
    }

    /** Those among them that a standby gave. */
    int fromCopies() {
        return fromCopies.get();
    }

    /** Answers that say to come again. */
    int later() {
        return later.get();
    }

    /** Questions to an instance that was dead just then: a client asks another. */
    int dead() {
        return dead.get();
    }

    /** Answers that may never be given. */
    List<Instance.Answer> wrong() {
        return wrong;
    }

    /** The longest that any one subject got no row for, however often it was asked for. To be read once it is stopped. */
    long longestGapMs() {
        return TimeUnit.NANOSECONDS.toMillis(longestGapNanos);
    }

    void stop() {
        stopped = true;
        ended.join();
    }

    @Override
    public void close() {
        stop();
    }

    private void ask() {
        long[] lastRow = new long[ids.size()];
        Arrays.fill(lastRow, System.nanoTime());
        while (!stopped) {
            int subject = random.nextInt(ids.size());
            Instance instance = instances.get(random.nextInt(instances.size()));
            try {
                Instance.Answer answer = instance.get("/v1/users/" + ids.get(subject));
                if (judge(subject, answer)) {
                    long now = System.nanoTime();
                    longestGapNanos = Math.max(longestGapNanos, now - lastRow[subject]);
                    lastRow[subject] = now;
                }
            } catch (UncheckedIOException e) {
                dead.incrementAndGet();
            }
        }
    }

    private boolean judge(int subject, Instance.Answer answer) {
        if (answer.status() == 503 && answer.saysWhenToRetry()) {
            later.incrementAndGet();
            return false;
        }
        boolean own = answer.status() == 200
                && answer.body().at("/subject/id").asText().equals(ids.get(subject))
                && answer.body().at("/recentEvents").findValuesAsText("itemId").stream()
                        .allMatch(item -> item.equals(QueryShop.itemOf(subject)))
                && !answer.body().at("/recentEvents").isEmpty();
        if (!own) {
            wrong.add(answer);
            return false;
        }
        answered.incrementAndGet();
        fromCopies.addAndGet(answer.role().equals("STANDBY") ? 1 : 0);
        return true;
    }
}
