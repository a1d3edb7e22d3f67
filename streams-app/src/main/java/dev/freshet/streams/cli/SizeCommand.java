package dev.freshet.streams.cli;

import dev.freshet.streams.sizing.Demand;
import dev.freshet.streams.sizing.Sizing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how large a deployment has to be; needs no broker. */
@Command(
        name = "size",
        sortOptions = false,
        description = {
            "Say how large a deployment has to be, with the arithmetic.",
            "Everything grows linearly from what one instance on two cores was measured to do; measure yours with freshet bench."
        },
        footer = {
            "freshet size --users 1000000 --events-per-second 1000",
            "# a larger shop that would rather wait a little than pay for many commits",
            "freshet size --users 10000000 --events-per-second 10000 --requests-per-second 5000 --commit-ms 100"
        })
final class SizeCommand implements Runnable {

    private static final String DEFAULT = "; default ${DEFAULT-VALUE}.";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--users", required = true, description = "Subjects of whom something is held.")
    private long users;

    @Option(names = "--events-per-second", required = true, description = "Events at the busiest time.")
    private long eventsPerSecond;

    @Option(names = "--peak-to-average", description = "The busiest time over the average" + DEFAULT)
    private double peakToAverage = 3;

    @Option(names = "--requests-per-second", description = "Recommendations asked for over HTTP" + DEFAULT)
    private long requestsPerSecond;

    @Option(names = "--past-events", description = "Events of a subject's past, on average" + DEFAULT)
    private int pastEvents = 30;

    @Option(names = "--events-per-visit", description = "Events of one visit to the shop" + DEFAULT)
    private double eventsPerVisit = 10;

    @Option(names = "--visit-minutes", description = "How long a visit lasts" + DEFAULT)
    private double visitMinutes = 5;

    @Option(names = "--items", description = "Items of the catalog" + DEFAULT)
    private long items = 100_000;

    @Option(names = "--dimensions", description = "Dimensions of the model; CPU was measured with 64 alone" + DEFAULT)
    private int dimensions = 64;

    @Option(names = "--retention-days", description = "topics.event-retention in days" + DEFAULT)
    private int eventDays = 30;

    @Option(names = "--slate-days", description = "topics.slate-retention in days" + DEFAULT)
    private int slateDays = 7;

    @Option(names = "--replicas", description = "topics.replication-factor" + DEFAULT)
    private int replicas = 3;

    @Option(names = "--standbys", description = "delivery.standbys" + DEFAULT)
    private int standbys = 1;

    @Option(names = "--cores", description = "Cores of one instance" + DEFAULT)
    private int cores = 8;

    @Option(names = "--busy", description = "Share of a core that may be used at the busiest time" + DEFAULT)
    private double busy = 0.6;

    @Option(names = "--commit-ms", description = "delivery.commit-interval in ms" + DEFAULT)
    private int commitMs = 20;

    @Option(names = "--signal-seconds", description = "signals.publish-interval in seconds" + DEFAULT)
    private double signalSeconds = 1;

    @Override
    public void run() {
        Demand demand = new Demand(
                users,
                eventsPerSecond,
                peakToAverage,
                requestsPerSecond,
                pastEvents,
                eventsPerVisit,
                visitMinutes,
                items,
                dimensions,
                eventDays,
                slateDays,
                replicas,
                standbys,
                cores,
                busy,
                commitMs,
                signalSeconds);
        spec.commandLine().getOut().print(Sizing.plan(demand).text());
        spec.commandLine().getOut().flush();
    }
}
