package dev.freshet.streams.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One that listens. It keeps what it has not fetched yet, up to a limit; beyond that the oldest is lost and counted. */
public final class Listener implements AutoCloseable {

    private final Predicate<Happening> wanted;
    private final int capacity;
    private final Consumer<Listener> leave;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Happening> kept = new ArrayDeque<>();
    private long missed;
    private boolean ended;

    Listener(Predicate<Happening> wanted, int capacity, Consumer<Listener> leave) {
        this.wanted = wanted;
        this.capacity = capacity;
        this.leave = leave;
    }

    /**
     * What came since the last call.
     *
     * @param happenings oldest first
     * @param missed how many were lost before them because they were not fetched in time
     * @param ended whether nothing more will come
     */
    public record Batch(List<Happening> happenings, long missed, boolean ended) {

        public Batch {
            happenings = List.copyOf(happenings);
        }
    }

    /** Waits at most so long for something to come; an empty batch says that nothing did. */
    public Batch await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = atMost.toNanos();
            while (kept.isEmpty() && !ended && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            Batch batch = new Batch(new ArrayList<>(kept), missed, ended);
            kept.clear();
            missed = 0;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        leave.accept(this);
    }

    void hear(Happening happening) {
        if (!wanted.test(happening)) {
            return;
        }
        lock.lock();
        try {
            if (kept.size() == capacity) {
                kept.removeFirst();
                missed++;
            }
            kept.addLast(happening);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
