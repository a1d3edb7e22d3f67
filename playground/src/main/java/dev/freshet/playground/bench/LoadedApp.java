package dev.freshet.playground.bench;

import dev.freshet.playground.bench.load.LoadEvents;
import dev.freshet.playground.bench.load.Sender;
import dev.freshet.playground.bench.measure.Cost;
import dev.freshet.playground.bench.measure.Latencies;
import dev.freshet.playground.bench.measure.Reading;
import dev.freshet.playground.bench.measure.SlateReader;
import dev.freshet.playground.bench.measure.StageProfile;
import dev.freshet.playground.bench.measure.WarmUp;
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

    /** Load before a measurement: until batches and backlog are as long as they will be. */
    private static final Duration LEAD = Duration.ofSeconds(3);

    /** The same before an open loop, whose small batches take other paths than a backlog's: those are compiled by then. */
    private static final Duration OPEN_LOOP_LEAD = Duration.ofSeconds(15);

    private static final Duration PEAK_LINGER = Duration.ofMillis(50);
    /** That of a Kafka producer whose owner sets nothing; it counts as latency. */
    private static final Duration OPEN_LOOP_LINGER = Duration.ofMillis(5);

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

    /** Where the application answers HTTP on this machine. */
    int httpPort() {
        return Integer.parseInt(app.ask(AppMain.PORT));
    }

    /** Resident memory of the application, or -1 where the system does not tell. */
    long residentBytes() {
        return app.residentBytes();
    }

    /**
     * Lets the application work off a backlog until it is as fast as it gets.
     *
     * @param most how long at most; 0 for none
     * @return whether it is
     */
    boolean warmUp(Duration most) throws InterruptedException {
        if (most.isZero()) {
            return false;
        }
        return underBacklog(ahead -> {
            WarmUp warmUp = new WarmUp();
            for (Duration left = most;
                    !warmUp.done() && !left.isZero();
                    left = left.minus(least(left, WarmUp.WINDOW))) {
                Reading from = read();
                pass(least(left, WarmUp.WINDOW), ahead);
                Reading to = read();
                warmUp.add(
                        (to.answered() - from.answered()) * 1e9 / (to.nanos() - from.nanos()),
                        to.app().compileMillis() - from.app().compileMillis());
            }
            return warmUp.done();
        });
    }

    /** The drain rate of a backlog that never ends. */
    Cost peak(Duration measured) throws InterruptedException {
        return underBacklog(ahead -> {
            pass(LEAD, ahead);
            return measure(measured, ahead);
        });
    }

    /** Where the time goes at the peak, and what an event costs while that is recorded. */
    Recorded recordedPeak(Duration measured, Path folder) throws InterruptedException {
        return underBacklog(ahead -> {
            app.ask(AppMain.RECORD);
            pass(LEAD, ahead);
            Cost cost = measure(measured, ahead);
            Path file = folder.resolve("recording.jfr");
            app.ask(AppMain.DUMP + file);
            return new Recorded(StageProfile.read(file), cost);
        });
    }

    record Recorded(StageProfile profile, Cost cost) {}

    private Cost measure(Duration time, AtomicLong ahead) throws InterruptedException {
        Reading from = read();
        pass(time, ahead);
        return Cost.between(from, read());
    }

    /** What is done while a backlog is kept up. */
    @FunctionalInterface
    private interface Backlogged<T> {
        /** @param ahead how long the backlog is to be */
        T run(AtomicLong ahead) throws InterruptedException;
    }

    private <T> T underBacklog(Backlogged<T> work) throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong ahead = new AtomicLong(LEAST_AHEAD);
        try (Sender sender = sender(PEAK_LINGER)) {
            CompletableFuture<Void> load =
                    inBackground(() -> sender.keepAhead(ahead::get, reader::answered, stop::get));
            T result;
            try {
                result = work.run(ahead);
            } finally {
                stop.set(true);
            }
            load.join();
            sent = sender.next();
            drain();
            return result;
        }
    }

    /** What is done while an open loop is measured. */
    @FunctionalInterface
    interface Meanwhile {
        /** @param sent how many events are sent so far, since the application's start */
        void run(LongSupplier sent) throws InterruptedException;
    }

    OpenLoop openLoop(double rate, Duration measured) throws InterruptedException {
        return openLoop(rate, measured, nothing -> {});
    }

    /** Events at fixed moments, whether or not the ones before are answered. The first quarter of a minute is not measured. */
    OpenLoop openLoop(double rate, Duration measured, Meanwhile meanwhile) throws InterruptedException {
        int skipped = (int) Math.ceil(rate * OPEN_LOOP_LEAD.toMillis() / 1e3);
        int count = skipped + (int) Math.ceil(rate * measured.toMillis() / 1e3);
        Latencies latencies = new Latencies(sent, count, System.nanoTime() - 1, System::currentTimeMillis);
        long coalesced = reader.coalesced();
        reader.tell(latencies);
        try (Sender sender = sender(OPEN_LOOP_LINGER)) {
            sender.onSchedule(skipped, rate, latencies::due, latencies::appended);
            Reading from = read();
            CompletableFuture<Void> load =
                    inBackground(() -> sender.onSchedule(count - skipped, rate, latencies::due, latencies::appended));
            meanwhile.run(sender::next);
            load.join();
            sent = sender.next();
            drain();
            long unanswered = latencies.unanswered(0) - (reader.coalesced() - coalesced);
            if (unanswered > 0) {
                throw new OperatorError(
                        unanswered + " of " + count + " events have no slate, though as many slates came");
            }
            return new OpenLoop(rate, Cost.between(from, read()), latencies, skipped);
        } finally {
            reader.tellNobody();
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
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
        long before = reader.answered();
        for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            Thread.sleep(Math.min(500, left));
            long now = reader.answered();
            ahead.set(Math.max(LEAST_AHEAD, now - before));
            before = now;
            requireAlive();
        }
    }

    private void drain() throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (reader.answered() < sent) {
            requireAlive();
            if (System.nanoTime() > deadline) {
                throw new OperatorError((sent - reader.answered()) + " of " + sent + " events were not answered within "
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

    /** All meters, now. */
    Reading read() {
        return new Reading(
                System.nanoTime(),
                reader.answered(),
                reader.bytes(),
                app.cpu(),
                broker.cpu(),
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
                stats());
    }
}
