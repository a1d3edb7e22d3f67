package dev.freshet.streams.query;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the copies with their changelogs now and then, so that no request has to. One thread runs it. */
final class CopyWatch implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(CopyWatch.class);

    /** Offsets by partition; a partition of which nothing is known is left out. */
    @FunctionalInterface
    interface Offsets {
        Map<Integer, Long> of(Set<Integer> partitions)
                throws ExecutionException, TimeoutException, InterruptedException;
    }

    private final Copies copies;
    private final Offsets ends;
    private final Offsets positions;
    private final LongSupplier nanoClock;

    /**
     * A watch.
     *
     * @param ends the offset after the last committed record of each changelog
     * @param positions the offset of the next record that each copy takes
     */
    CopyWatch(Copies copies, Offsets ends, Offsets positions, LongSupplier nanoClock) {
        this.copies = copies;
        this.ends = ends;
        this.positions = positions;
        this.nanoClock = nanoClock;
    }

    @Override
    public void run() {
        Map<Integer, Copy> watched = copies.all();
        if (watched.isEmpty()) {
            return;
        }
        try {
            long nowNanos = nanoClock.getAsLong();
            Map<Integer, Long> end = ends.of(watched.keySet());
            Map<Integer, Long> position = positions.of(watched.keySet());
            watched.forEach((partition, copy) -> {
                if (end.containsKey(partition) && position.containsKey(partition)) {
                    copy.observe(nowNanos, end.get(partition), position.get(partition));
                }
            });
        } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException e) {
            // Nothing is known for now: the copies grow stale by the clock, which is what there is to say.
            log.debug("the copies cannot be compared with their changelogs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
