package dev.freshet.playground.bench;

import dev.freshet.playground.bench.load.LoadEvents;
import dev.freshet.playground.bench.load.Sender;
import dev.freshet.playground.bench.measure.Cost;
import dev.freshet.playground.bench.measure.Latencies;
import dev.freshet.playground.bench.measure.Reading;
import dev.freshet.playground.bench.measure.SlateReader;
import dev.freshet.playground.bench.measure.StageProfile;
import dev.freshet.playground.bench.process.AppMain;
import dev.freshet.playground.bench.process.AppStats;
import dev.freshet.playground.bench.process.ChildJvm;
import dev.freshet.streams.OperatorError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A running application, under load. Belongs to one thread. */
final class LoadedApp {

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

    LoadedApp(Stand stand, ChildJvm broker, ChildJvm app, SlateReader reader, LoadEvents events) {
        this.stand = stand;
        this.broker = broker;
        this.app = app;
        this.reader = reader;
        this.events = events;
    }

    Stand stand() {
        return stand;
    }

    AppStats stats() {
        return Stand.stats(app);
    }

    /** Resident memory of the application, or -1 where the system does not tell. */
    long residentBytes() {
        return app.residentBytes();
    }

    /** From now on, what its threads do is recorded. */
    void record() {
        app.ask(AppMain.RECORD);
    }

    /** The end of that. */
    StageProfile recorded(Path folder) {
        Path file = folder.resolve("recording.jfr");
        app.ask(AppMain.DUMP + file);
        return StageProfile.read(file);
    }

    /** Slates received since the start. */
    long slates() {
        return reader.slates();
    }

    /** The drain rate of a backlog that never ends. */
    Cost peak(Duration warmUp, Duration measured) throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong ahead = new AtomicLong(LEAST_AHEAD);
        try (Sender sender = sender(PEAK_LINGER)) {
            CompletableFuture<Void> load = inBackground(() -> sender.keepAhead(ahead::get, reader::slates, stop::get));
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

    /** What is done while an open loop is measured. */
    @FunctionalInterface
    interface Meanwhile {
        /** @param sent how many events are sent so far, since the application's start */
        void run(LongSupplier sent) throws InterruptedException;
    }

    OpenLoop openLoop(double rate, Duration warmUp, Duration measured) throws InterruptedException {
        return openLoop(rate, warmUp, measured, nothing -> {});
    }

    /**
     * Events at fixed moments, whether or not the ones before are answered.
     *
     * @param warmUp load at the same rate that is not measured
     */
    OpenLoop openLoop(double rate, Duration warmUp, Duration measured, Meanwhile meanwhile)
            throws InterruptedException {
        int skipped = (int) Math.ceil(rate * warmUp.toMillis() / 1e3);
        int count = skipped + (int) Math.ceil(rate * measured.toMillis() / 1e3);
        Latencies latencies = new Latencies(sent, count, System.nanoTime() - 1);
        reader.tell(latencies);
        try (Sender sender = sender(Duration.ZERO)) {
            sender.onSchedule(skipped, rate, latencies::due);
            Reading from = read();
            CompletableFuture<Void> load = inBackground(() -> sender.onSchedule(count - skipped, rate, latencies::due));
            meanwhile.run(sender::next);
            load.join();
            sent = sender.next();
            drain();
            return new OpenLoop(rate, Cost.between(from, read()), latencies, skipped);
        } finally {
            reader.tellNobody();
        }
    }

    private static CompletableFuture<Void> inBackground(Runnable load) {
        return CompletableFuture.runAsync(load, task -> {
            Thread thread = new Thread(task, "freshet-bench-load");
            thread.setDaemon(true);
            thread.start();
        });
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
                stats());
    }
}
