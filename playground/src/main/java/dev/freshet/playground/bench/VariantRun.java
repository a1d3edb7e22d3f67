package dev.freshet.playground.bench;

import dev.freshet.playground.bench.load.LoadEvents;
import dev.freshet.playground.bench.load.Sender;
import dev.freshet.playground.bench.measure.Cost;
import dev.freshet.playground.bench.measure.Latencies;
import dev.freshet.playground.bench.measure.Reading;
import dev.freshet.playground.bench.measure.SlateReader;
import dev.freshet.playground.bench.process.ChildJvm;
import dev.freshet.streams.OperatorError;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Puts one running application under load. Belongs to one thread. */
final class VariantRun {

    /** How long the answers to what was sent may take once nothing more is sent. */
    private static final Duration DRAIN = Duration.ofMinutes(2);

    private static final Duration PEAK_LINGER = Duration.ofMillis(5);
    /** Events that wait at least, so that no partition runs dry. */
    private static final long LEAST_AHEAD = 1_000;

    private final Stand stand;
    private final ChildJvm broker;
    private final ChildJvm app;
    private final SlateReader reader;
    private final LoadEvents events;
    private long sent;

    VariantRun(Stand stand, ChildJvm broker, ChildJvm app, SlateReader reader, LoadEvents events) {
        this.stand = stand;
        this.broker = broker;
        this.app = app;
        this.reader = reader;
        this.events = events;
    }

    /** The drain rate of a backlog that never ends. */
    Cost peak(Duration warmUp, Duration measured) throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong ahead = new AtomicLong(LEAST_AHEAD);
        try (Sender sender = sender(PEAK_LINGER)) {
            CompletableFuture<Void> load = CompletableFuture.runAsync(
                    () -> sender.keepAhead(ahead::get, reader::slates, stop::get),
                    task -> new Thread(task, "freshet-bench-load").start());
            Cost cost;
            try {
                pass(warmUp, ahead);
                Reading from = read();
                pass(measured, ahead);
                cost = Cost.between(from, read());
            } finally {
                stop.set(true);
            }
            load.join();
            sent = sender.next();
            drain();
            return cost;
        }
    }

    /** What an open loop cost and how late its slates were. */
    record OpenLoop(Cost cost, Histogram micros) {}

    /** @param warmUp load at the same rate that is not measured */
    OpenLoop openLoop(double rate, Duration warmUp, Duration measured) throws InterruptedException {
        int skipped = (int) Math.ceil(rate * warmUp.toMillis() / 1e3);
        int count = skipped + (int) Math.ceil(rate * measured.toMillis() / 1e3);
        Latencies latencies = new Latencies(sent, count, System.nanoTime() - 1);
        reader.tell(latencies);
        try (Sender sender = sender(Duration.ZERO)) {
            sender.onSchedule(skipped, rate, latencies::due);
            Reading from = read();
            sender.onSchedule(count - skipped, rate, latencies::due);
            sent = sender.next();
            drain();
            Cost cost = Cost.between(from, read());
            return new OpenLoop(cost, latencies.histogram(skipped, count));
        } finally {
            reader.tellNobody();
        }
    }

    /** Sleeps, while it lets the backlog follow the rate: half a second of it. */
    private void pass(Duration time, AtomicLong ahead) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long before = reader.slates();
        for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            Thread.sleep(Math.min(500, left));
            long now = reader.slates();
            ahead.set(Math.max(LEAST_AHEAD, now - before));
            before = now;
            requireAlive();
        }
    }

    private void drain() throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (reader.slates() < sent) {
            requireAlive();
            if (System.nanoTime() > deadline) {
                throw new OperatorError((sent - reader.slates()) + " of " + sent + " events were not answered within "
                        + DRAIN.toSeconds() + " s after the last was sent");
            }
            Thread.sleep(20);
        }
    }

    private void requireAlive() {
        if (!app.alive() || !broker.alive()) {
            throw new OperatorError(
                    "the process of the " + (app.alive() ? "broker" : "application") + " has ended; its log is above");
        }
    }

    private Sender sender(Duration linger) {
        return new Sender(stand.bootstrapServers(), stand.topics().userEvents(), events, linger, sent);
    }

    private Reading read() {
        return new Reading(
                System.nanoTime(),
                reader.slates(),
                reader.bytes(),
                app.cpu(),
                broker.cpu(),
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
                Stand.stats(app));
    }
}
