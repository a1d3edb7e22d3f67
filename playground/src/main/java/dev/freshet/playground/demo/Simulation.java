package dev.freshet.playground.demo;

import dev.freshet.cli.WrongUsage;
import dev.freshet.datasets.simulator.SimulatorConfig;
import dev.freshet.playground.script.Script;
import dev.freshet.playground.script.SimulatedScript;
import dev.freshet.playground.script.Step;
import dev.freshet.playground.traffic.Pace;
import dev.freshet.playground.traffic.ShopProducer;
import dev.freshet.playground.traffic.TopicLength;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.TopicAdmin;
import dev.freshet.streams.topics.TopicNames;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The simulated shop on a broker of somebody else's, at a fixed rate. */
final class Simulation {

    private final FreshetConfig config;
    private final long seed;
    private final double rate;
    private final OptionalLong events;
    private final Clock clock;
    private final PrintStream out;

    /**
     * @param config how the broker is reached and what the topics are called
     * @param rate events a second, above 0
     * @param events after which it ends; empty for as long as it is let
     */
    Simulation(FreshetConfig config, long seed, double rate, OptionalLong events, Clock clock, PrintStream out) {
        if (!(rate > 0) || rate > 100_000) {
            throw new WrongUsage("--rate is " + rate + "; allowed is above 0 up to 100000");
        }
        if (events.orElse(1) < 1) {
            throw new WrongUsage("--events is " + events.orElse(1) + "; allowed is at least 1");
        }
        this.config = config;
        this.seed = seed;
        this.rate = rate;
        this.events = events;
        this.clock = clock;
        this.out = out;
    }

    /** The exit code. */
    int run() {
        try (Curtain curtain = Curtain.raise()) {
            return tell(curtain);
        } catch (InterruptedException e) {
            // Told to end: what was sent is with the broker.
            return 130;
        }
    }

    private int tell(Curtain curtain) throws InterruptedException {
        TopicNames topics = TopicNames.of(config);
        requireTopics(topics);
        long told = TopicLength.of(config.clientProperties(), topics.userEvents());
        Script script =
                new SimulatedScript(SimulatorConfig.defaults().withSeed(seed), Scripts.TRAINED_EVENTS + told, 0, clock);
        try (ShopProducer shop = new ShopProducer(
                        config.clientProperties(), topics.userEvents(), topics.catalogItems(), ReleasedSchemas.load());
                Stream<Step> steps = script.steps()) {
            script.catalog().forEach(shop::publish);
            flush(shop);
            out.println("freshet simulate: " + script.name() + ", "
                    + script.catalog().size() + " items, " + rate
                    + " events a second to " + topics.userEvents() + " at " + config.bootstrapServers()
                    + ", from event "
                    + told + " on");
            act(steps.iterator(), shop, curtain);
            flush(shop);
            out.println("freshet simulate: sent " + shop.sent() + " events");
            return 0;
        }
    }

    private void act(Iterator<Step> steps, ShopProducer shop, Curtain curtain) throws InterruptedException {
        Pace pace = new Pace(rate);
        // Once a second, so that a refusal ends this instead of being told at the end.
        long flushEvery = Math.max(1, Math.round(rate));
        while (steps.hasNext() && shop.sent() < events.orElse(Long.MAX_VALUE)) {
            Step step = steps.next();
            if (step instanceof Step.Launch launch) {
                shop.publish(launch.item());
                continue;
            }
            curtain.pause(pace.nanosToNextTurn());
            shop.send(((Step.Act) step).event());
            if (shop.sent() % flushEvery == 0) {
                flush(shop);
            }
        }
    }

    private void flush(ShopProducer shop) {
        try {
            shop.flush();
        } catch (IllegalStateException e) {
            throw new DemoFailure(
                    "cannot send to " + config.bootstrapServers() + ": " + e.getMessage()
                            + "; check the broker and the kafka.* settings",
                    e);
        }
    }

    private void requireTopics(TopicNames topics) {
        List<String> wanted = List.of(topics.userEvents(), topics.catalogItems());
        try (TopicAdmin admin = TopicAdmin.connect(config)) {
            var found = admin.partitions(wanted);
            wanted.stream()
                    .filter(topic -> !found.containsKey(topic))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new DemoFailure("topic " + missing + " is missing at " + config.bootstrapServers()
                                + "; run 'freshet topics create' first");
                    });
        }
    }
}
