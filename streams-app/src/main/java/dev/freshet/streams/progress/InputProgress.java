package dev.freshet.streams.progress;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntConsumer;

/**
 * The active tasks of this instance, by input partition. A task is here from the moment that its stores are whole until it is
 * closed, so what is read of a store in between is what the task has written.
 */
public final class InputProgress {

    private final ConcurrentMap<Integer, TaskProgress> tasks = new ConcurrentHashMap<>();
    private volatile IntConsumer whenOpened = partition -> {};

    /** Tells somebody of each partition that opens, after it can be found here. */
    public void whenOpened(IntConsumer listener) {
        whenOpened = listener;
    }

    /** A task starts to process a partition. */
    public TaskProgress open(int partition) {
        TaskProgress task = new TaskProgress(partition);
        tasks.put(partition, task);
        whenOpened.accept(partition);
        return task;
    }

    /** The task that processes a partition here, if one does. */
    public Optional<TaskProgress> of(int partition) {
        return Optional.ofNullable(tasks.get(partition));
    }

    /** Whether a task still is the one that processes its partition here. */
    public boolean isOpen(TaskProgress task) {
        return !task.isClosed() && tasks.get(task.partition()) == task;
    }

    /** A task stops; whoever waits for it is woken. */
    public void close(TaskProgress task) {
        tasks.remove(task.partition(), task);
        task.close();
    }
}
