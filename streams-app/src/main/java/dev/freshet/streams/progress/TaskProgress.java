package dev.freshet.streams.progress;

/** How far one active task has come. One thread, the task's, moves it; any number wait for it. */
public final class TaskProgress {

    private final int partition;
    private volatile long passed = -1;
    private volatile int waiting;
    private volatile boolean closed;

    TaskProgress(int partition) {
        this.partition = partition;
    }

    public int partition() {
        return partition;
    }

    /** A record is wholly processed: whatever it does to a row is in the store. */
    public void pass(long offset) {
        passed = offset;
        // A waiter first says that it waits and then looks at the offset, so one of the two sees the other.
        if (waiting > 0) {
            wake();
        }
    }

    public boolean hasPassed(long offset) {
        return passed >= offset;
    }

    /** Whether an offset is passed; waits for that until a deadline, or until the task is closed. */
    public synchronized boolean awaitPassed(long offset, Deadline deadline) {
        waiting = waiting + 1;
        try {
            while (!hasPassed(offset) && !closed && !deadline.isPast()) {
                wait(deadline.left().toMillis() + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting = waiting - 1;
        }
        return hasPassed(offset);
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        wake();
    }

    private synchronized void wake() {
        notifyAll();
    }
}
