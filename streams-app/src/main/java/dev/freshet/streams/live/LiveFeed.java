package dev.freshet.streams.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells all listeners of one instance what happens. They share one reading of the topics, which begins with the first of them
 * and ends with the last.
 */
public final class LiveFeed implements AutoCloseable {

    private final HappeningSource source;
    private final int maxListeners;
    private final int capacity;
    private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Round round;
    private boolean closed;

    /**
     * @param maxListeners how many may listen at a time
     * @param capacity how many happenings are kept for a listener that is slow to fetch them
     */
    public LiveFeed(HappeningSource source, int maxListeners, int capacity) {
        this.source = source;
        this.maxListeners = maxListeners;
        this.capacity = capacity;
    }

    /** Listens until the listener is closed; empty where too many do. */
    public synchronized Optional<Listener> join(Predicate<Happening> wanted) {
        if (closed || listeners.size() >= maxListeners) {
            return Optional.empty();
        }
        if (round == null) {
            Round next = new Round();
            next.reading = source.tell(next);
            round = next;
        }
        Listener listener = new Listener(wanted, capacity, this::leave);
        listeners.add(listener);
        return Optional.of(listener);
    }

    public int listeners() {
        return listeners.size();
    }

    /** Ends all listening, for good. */
    @Override
    public synchronized void close() {
        closed = true;
        endRound();
    }

    private synchronized void leave(Listener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty()) {
            endRound();
        }
    }

    private void endRound() {
        Round last = round;
        round = null;
        if (last != null && last.reading != null) {
            last.reading.stop();
        }
        List<Listener> left = List.copyOf(listeners);
        listeners.clear();
        left.forEach(Listener::end);
    }

    /** From the first listener to the last. What a round that is over still tells concerns nobody. */
    private final class Round implements HappeningSource.Hearer {

        // Guarded by the feed.
        private HappeningSource.@Nullable Reading reading;

        @Override
        public void hear(Happening happening) {
            listeners.forEach(each -> each.hear(happening));
        }

        @Override
        public void lost() {
            synchronized (LiveFeed.this) {
                if (round == this) {
                    endRound();
                }
            }
        }
    }
}
