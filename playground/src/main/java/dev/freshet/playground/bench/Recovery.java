package dev.freshet.playground.bench;

import com.google.common.primitives.ImmutableLongArray;
import dev.freshet.playground.bench.load.Sender;
import dev.freshet.playground.bench.measure.FirstSlates;
import dev.freshet.playground.bench.measure.GroupWatch;
import dev.freshet.playground.bench.measure.Json;
import dev.freshet.playground.bench.measure.SlateReader;
import dev.freshet.playground.bench.process.ChildJvm;
import dev.freshet.playground.bench.process.Variant;
import dev.freshet.streams.OperatorError;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From {@code kill -9} of an instance under load to the next slate of each partition. */
final class Recovery {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration CALM = Duration.ofSeconds(5);

    private final Site site;
    private final PrintStream out;

    Recovery(Site site, PrintStream out) {
        this.site = site;
        this.out = out;
    }

    /**
     * Milliseconds since the kill; the waits overlap.
     *
     * @param sessionMs until the group gave up the dead members
     * @param settledMs until the others had their partitions
     * @param transactionMs until the last transaction of the dead was over; 0 where none was open
     * @param restoreMs from settled to the last partition's first slate: restoring and catching up
     * @param firstMs until the first partition answered
     * @param allMs until the last did
     * @param partitionsMs each of them
     */
    private record Recovered(
            String variant,
            String guarantee,
            int people,
            boolean standby,
            long sessionMs,
            long settledMs,
            long transactionMs,
            long restoreMs,
            long firstMs,
            long allMs,
            List<Long> partitionsMs) {}

    private record Line(Recovered recovery) {}

    void run(Variant variant, boolean standby) throws InterruptedException {
        try (Stand stand = site.stand(variant);
                GroupWatch group = new GroupWatch(
                        stand.config().clientProperties(), stand.config().applicationId());
                ChildJvm first = start(stand, "first", standby)) {
            Set<String> dead = group.members();
            if (standby) {
                try (ChildJvm second = start(stand, "second", true)) {
                    awaitCopy(second, site.folder().resolve("state-second"));
                    out.println(Json.line(new Line(kill(variant, stand, group, first, dead, true))));
                }
            } else {
                out.println(Json.line(new Line(kill(variant, stand, group, first, dead, false))));
            }
        }
    }

    private ChildJvm start(Stand stand, String instance, boolean standby) {
        site.say("starting the " + instance + " instance");
        return stand.startApp(
                site.options().cacheMb(),
                List.of(
                        "state.directory=" + site.folder().resolve("state-" + instance),
                        "delivery.standbys=" + (standby ? 1 : 0)));
    }

    private Recovered kill(
            Variant variant, Stand stand, GroupWatch group, ChildJvm first, Set<String> dead, boolean standby)
            throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<@Nullable ChildJvm> third = new AtomicReference<>();
        Thread restart = new Thread(() -> third.set(start(stand, "third", false)), "freshet-bench-restart");
        try (SlateReader reader = SlateReader.start(
                        stand.bootstrapServers(), stand.topics().recommendations());
                Sender sender = new Sender(
                        stand.bootstrapServers(),
                        stand.topics().userEvents(),
                        site.shop().events(),
                        Duration.ZERO,
                        0)) {
            int slice = Math.max(1, (int) (site.options().rate().orElseThrow() / 10));
            CompletableFuture<Void> load = CompletableFuture.runAsync(
                    () -> {
                        while (!stop.get()) {
                            sender.onSchedule(slice, slice * 10.0, (event, due) -> {});
                        }
                    },
                    task -> new Thread(task, "freshet-bench-load").start());
            try {
                Thread.sleep(site.options().warmUp().toMillis());
                Set<Long> producers = group.producers();
                site.say("kill -9");
                first.kill();
                long killed = System.nanoTime();
                FirstSlates slates = new FirstSlates(site.options().partitions(), sender.next());
                reader.tell(slates);
                if (!standby) {
                    restart.start();
                }
                return watch(variant, standby, group, dead, producers, slates, killed);
            } finally {
                stop.set(true);
                load.join();
            }
        } finally {
            restart.join();
            @Nullable ChildJvm started = third.get();
            if (started != null) {
                started.close();
            }
        }
    }

    private Recovered watch(
            Variant variant,
            boolean standby,
            GroupWatch group,
            Set<String> dead,
            Set<Long> producers,
            FirstSlates slates,
            long killed)
            throws InterruptedException {
        long session = 0;
        long settled = 0;
        long transaction = 0;
        while (!slates.complete() || settled == 0) {
            if (session == 0 && group.members().stream().noneMatch(dead::contains)) {
                session = millisSince(killed);
            }
            if (session > 0 && settled == 0 && group.settledWithout(dead)) {
                settled = millisSince(killed);
            }
            if (group.anyOpen(producers)) {
                transaction = millisSince(killed);
            }
            if (millisSince(killed) > LIMIT.toMillis()) {
                throw new OperatorError("some partition is not answered " + LIMIT.toSeconds() + " s after the kill");
            }
            Thread.sleep(20);
        }
        long[] each = slates.millisSince(killed);
        long all = Arrays.stream(each).max().orElse(0);
        return new Recovered(
                variant.word(),
                site.options().guaranteeWord(),
                site.options().people(),
                standby,
                session,
                settled,
                transaction,
                Math.max(0, all - settled),
                Arrays.stream(each).min().orElse(0),
                all,
                ImmutableLongArray.copyOf(each).asList());
    }

    /** The copy is there when its folder does not grow any more. */
    private void awaitCopy(ChildJvm instance, Path folder) throws InterruptedException {
        site.say("the second instance copies the state");
        long before = -1;
        for (long now = size(folder); now != before; now = size(folder)) {
            before = now;
            if (!instance.alive()) {
                throw new OperatorError("the second instance has ended; its log is above");
            }
            Thread.sleep(CALM.toMillis());
        }
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (UncheckedIOException e) {
            // A file went while it was looked at: not calm yet.
            return -2;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
