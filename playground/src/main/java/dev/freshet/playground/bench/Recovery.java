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
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** From {@code kill -9} of an instance under load to the next slate of each partition. */
final class Recovery {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Load before the kill, at most. */
    private static final Duration LOAD_BEFORE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(100);

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

    /** The instance that will be killed, as the broker knows it while it is alone. */
    private record Doomed(ChildJvm app, Set<String> members, Set<Long> producers) {}

    void run(Variant variant, boolean standby) throws InterruptedException {
        try (Stand stand = site.stand(variant);
                GroupWatch group = new GroupWatch(
                        stand.config().clientProperties(), stand.config().applicationId());
                ChildJvm first = start(stand, "first", standby)) {
            Doomed doomed = new Doomed(first, group.members(), group.producers());
            if (standby) {
                try (ChildJvm second = start(stand, "second", true)) {
                    awaitCopy(second, doomed, group, stand);
                    requireAllWith(doomed, group, stand);
                    out.println(Json.line(new Line(kill(variant, stand, group, doomed, true))));
                }
            } else {
                out.println(Json.line(new Line(kill(variant, stand, group, doomed, false))));
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

    private Recovered kill(Variant variant, Stand stand, GroupWatch group, Doomed doomed, boolean standby)
            throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<ChildJvm> third = new CompletableFuture<>();
        AtomicBoolean restarting = new AtomicBoolean();
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
                            sender.onSchedule(slice, slice * 10.0, (event, due) -> {}, (event, atMs) -> {});
                        }
                    },
                    task -> new Thread(task, "freshet-bench-load").start());
            try {
                Thread.sleep(Math.min(site.options().warmUp().toMillis(), LOAD_BEFORE.toMillis()));
                if (standby) {
                    requireAllWith(doomed, group, stand);
                }
                site.say("kill -9");
                doomed.app().kill();
                long killed = System.nanoTime();
                FirstSlates slates = new FirstSlates(site.options().partitions(), sender.next());
                reader.tell(slates);
                if (!standby) {
                    restarting.set(true);
                    third.completeAsync(
                            () -> start(stand, "third", false),
                            task -> new Thread(task, "freshet-bench-restart").start());
                }
                return watch(variant, standby, group, doomed, slates, killed, third);
            } finally {
                stop.set(true);
                load.join();
            }
        } finally {
            if (restarting.get()) {
                third.handle((started, failure) -> {
                            if (failure == null) {
                                started.close();
                            }
                            return restarting;
                        })
                        .join();
            }
        }
    }

    private Recovered watch(
            Variant variant,
            boolean standby,
            GroupWatch group,
            Doomed doomed,
            FirstSlates slates,
            long killed,
            CompletableFuture<ChildJvm> restarted)
            throws InterruptedException {
        Set<String> dead = doomed.members();
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
            if (group.anyOpen(doomed.producers())) {
                transaction = millisSince(killed);
            }
            if (restarted.isCompletedExceptionally()) {
                throw startFailed(restarted);
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

    private static OperatorError startFailed(CompletableFuture<ChildJvm> restarted) {
        return restarted
                .handle((app, why) -> new OperatorError("the third instance does not start: " + why.getMessage(), why))
                .join();
    }

    /** Waits until the instance has a copy of every partition and is not behind in any. */
    private void awaitCopy(ChildJvm instance, Doomed doomed, GroupWatch group, Stand stand)
            throws InterruptedException {
        site.say("the second instance copies the state");
        long start = System.nanoTime();
        for (Map<Integer, Long> lags = Stand.stats(instance).standbyLags();
                lags.size() < site.options().partitions()
                        || lags.values().stream().anyMatch(lag -> lag > 0);
                lags = Stand.stats(instance).standbyLags()) {
            if (millisSince(start) > LIMIT.toMillis()) {
                throw new OperatorError("the second instance has no copy of the state " + LIMIT.toSeconds()
                        + " s after its start; records behind by partition: " + lags);
            }
            if (group.settledWithout(Set.of())) {
                requireAllWith(doomed, group, stand);
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** Else the kill would hit an instance that has given partitions away. */
    private void requireAllWith(Doomed doomed, GroupWatch group, Stand stand) throws InterruptedException {
        long owned = group.partitionsOf(doomed.members(), stand.topics().userEvents());
        if (owned < site.options().partitions()) {
            throw new OperatorError("the first instance has only " + owned + " of "
                    + site.options().partitions()
                    + " partitions, the second has the others; small states move at once: use more --people");
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
