package dev.freshet.streams.docs;

import dev.freshet.streams.sizing.Demand;
import dev.freshet.streams.sizing.Plan;
import dev.freshet.streams.sizing.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Capacity planning: the same arithmetic as {@code freshet size}. */
final class CapacityPage {

    private static final long[] PEOPLE = {1_000_000, 10_000_000, 100_000_000};
    private static final long[] EVENTS = {1_000, 10_000, 100_000, 1_000_000};

    /** What the pods of k8s/overlays/prod are for: {@link Demand#of} with two cores, 300 past events and fewer items. */
    private static final Demand PRODUCTION =
            new Demand(1_500_000, 1_500, 3, 0, 300, 10, 5, 30_000, 64, 30, 7, 3, 1, 2, 0.6, 20, 1);

    private CapacityPage() {}

    static String page() {
        return """
                # Capacity

                How big must it be for my shop? `freshet size` says it, line by line:

                ```
                ./freshet size --users 10000000 --events-per-second 10000 --commit-ms 100
                ```

                Two numbers decide most: the events a second at the busiest time (CPU, memory, network) and the people of whom something is held (disk). The rest has
                defaults that `freshet size --help` lists; what matters most of them is `--cores` (8 unless said) and `--past-events` (30 unless said: a row of %s; with 300 it is %s), then
                `--events-per-visit` and `--visit-minutes`. From the image: `docker run --rm freshet size ...`.

                **What stands behind it.** One instance on two cores was measured ([performance.md](results/performance.md)): CPU and bytes of an event, of a commit, of a request, memory,
                restore. Bytes of records are those that the codecs write for typical records (a test measures them); signals and counts of items have all thirty items visited before that they may have. Everything else is arithmetic: **nothing larger than one
                instance was measured**, and no broker with replicas. Partitions share nothing, so growth should be linear until the brokers or the item signals stop it; prove it with
                `freshet bench` on your machines before you rely on it.

                ## Tables
                Instances of 8 cores of which 60 %% are used at the busiest time, one instance more than needed, one standby, three replicas, 100,000 items, 30 past events a person, visits of 10
                events in 5 minutes, commits every 100 ms (`--commit-ms 100`), 30 days of events and 7 of slates at a third of the busiest time. GB are decimal.

                ### By events a second
                For 100 million people, which matters for the local disk alone.

                %s
                Partitions and threads: `topics.partitions` is room for twice the threads. From some thousand partitions on, more than one group is the better way: shops or
                regions with a topic prefix and an application id each.

                ### By people
                Local disk of each instance in GB:

                %s
                Reading it back from the changelog where no standby lives, in seconds (at the speed of two cores that did everything else as well):

                %s
                ### What the commit interval costs, at 10,000 events a second
                20 ms is the default of `delivery.commit-interval`: a slate is visible soonest, and each commit costs application and brokers some 5 ms of CPU.

                %s
                ## The pods of k8s/overlays/prod
                2 cores a pod, commits every 20 ms (the default), 1.5 million people with 300 past events, 1,500 events/s, 30,000 items:

                ```
                ./freshet size --users 1500000 --events-per-second 1500 --cores 2 --past-events 300 --items 30000
                ...
                %s```

                [k8s/](../k8s/README.md#how-big) requests 6 GiB of memory, of which half is heap and what is left is for the page cache, and 20 GiB of disk, and has partitions for six pods. Measured was 6.2 KB a person on disk: 620 MB for 100,000 people
                with 300 past events.

                ## The arithmetic
                For 10 million people and 10,000 events a second, as the command above prints it:

                ```
                %s```

                ## What it does not know
                - Your model: CPU was measured with two layers of 64 dimensions. Another one costs something else: `freshet bench` with your bundle.
                - Your brokers: their CPU was measured without replication, TLS or compression, on the same two cores. Compression (`kafka.compression.type`) makes network and disk smaller; by how much was not measured.
                - The first minutes: while nobody is in the cache, every event costs a full encode, eight times as much. With `engine.coalesce-above-age` a backlog shares its answers.
                - The page cache: RocksDB reads its files faster where the operating system has memory left for them. Give what you can spare.
                - Your items: a signal of an item before which nothing was visited is 80 bytes and not 490. The heap for signals is arithmetic (thirty sums and as many followers an item in `VisitIndex`, 1.4 KB; its neighbours once somebody asked for them,
                  at most 1.7 KB; its bytes in the store, 0.5 KB), and the CPU that visits take was not measured.
                - Signals: each instance reads all of `item-signals`. With many instances and items that is most of the brokers' output; `signals.publish-interval` (`--signal-seconds`) bounds it.
                """.formatted(
                        row(demand(10_000_000, 10_000, 100)),
                        row(PRODUCTION),
                        byEvents(),
                        byPeople(Plan::stateDisk, 1e9),
                        byPeople(Plan::restoreSeconds, 1),
                        byCommits(),
                        production(),
                        Sizing.plan(demand(10_000_000, 10_000, 100)).text());
    }

    /** Bytes of a row, as the arithmetic prints them. */
    private static String row(Demand demand) {
        return Sizing.plan(demand)
                .text()
                .lines()
                .filter(line -> line.startsWith("  row of a subject: "))
                .map(line -> line.substring(line.lastIndexOf(" = ") + 3))
                .findFirst()
                .orElseThrow();
    }

    /** The lines on disk and what follows; the rest is shown for a larger shop. */
    private static String production() {
        String text = Sizing.plan(PRODUCTION).text();
        return text.substring(text.indexOf("State: "), text.indexOf("Topics: ")) + "...\n"
                + text.substring(text.indexOf("So\n"));
    }

    private static Table byEvents() {
        Table table = new Table(
                "events/s",
                "threads",
                "instances",
                "partitions",
                "memory each, GB",
                "local disk each, GB",
                "brokers: disk, TB",
                "brokers: cores",
                "into brokers, MB/s",
                "out of brokers, MB/s");
        for (long events : EVENTS) {
            Plan plan = Sizing.plan(demand(100_000_000, events, 100));
            table.row(
                    number(events),
                    number(plan.threads()),
                    number(plan.instances()),
                    number(plan.partitions()),
                    round(plan.memory() / 1e9),
                    round(plan.stateDisk() / 1e9),
                    round(plan.topicDisk() / 1e12),
                    round(plan.brokerCores()),
                    round(plan.intoBrokers() / 1e6),
                    round(plan.outOfBrokers() / 1e6));
        }
        return table;
    }

    private static Table byPeople(ToDoubleFunction<Plan> figure, double unit) {
        Table table = new Table("people", "at 1,000 events/s", "10,000", "100,000", "1,000,000");
        for (long people : PEOPLE) {
            List<String> cells = new ArrayList<>(List.of(number(people)));
            for (long events : EVENTS) {
                cells.add(round(figure.applyAsDouble(Sizing.plan(demand(people, events, 100))) / unit));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static Table byCommits() {
        Table table = new Table("commit interval, ms", "threads", "instances", "brokers: cores");
        for (int commitMs : new int[] {20, 50, 100, 500}) {
            Plan plan = Sizing.plan(demand(10_000_000, 10_000, commitMs));
            table.row(number(commitMs), number(plan.threads()), number(plan.instances()), round(plan.brokerCores()));
        }
        return table;
    }

    private static Demand demand(long people, long events, int commitMs) {
        return Demand.of(people, events).committingEvery(commitMs);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String round(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.2f" : value < 10 ? "%.1f" : "%,.0f", value);
    }
}
