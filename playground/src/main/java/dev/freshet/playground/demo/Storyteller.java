package dev.freshet.playground.demo;

import dev.freshet.core.event.UserEvent;
import dev.freshet.playground.scoring.Contest;
import dev.freshet.playground.script.Script;
import dev.freshet.playground.script.Step;
import dev.freshet.playground.traffic.Backlog;
import dev.freshet.playground.traffic.OutputCounts;
import dev.freshet.playground.traffic.OutputReader;
import dev.freshet.playground.traffic.Pace;
import dev.freshet.playground.traffic.ShopProducer;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a script to the broker and to the contest, in the script's order. */
final class Storyteller {

    /** One answered event in so many is sent twice, to show that it is answered once. */
    private static final int REPEAT_ONE_IN = 100;
    /** How long the last answers may take. */
    private static final long DRAIN_SECONDS = 60;
    /** How long a surplus answer would take to show. */
    private static final long AFTERMATH_MS = 300;

    private final DemoOptions options;
    private final Curtain curtain;
    private final ShopProducer shop;
    private final Contest contest;
    private final Backlog backlog;
    private final AppInProcess app;

    Storyteller(
            DemoOptions options,
            Curtain curtain,
            ShopProducer shop,
            Contest contest,
            Backlog backlog,
            AppInProcess app) {
        this.options = options;
        this.curtain = curtain;
        this.shop = shop;
        this.contest = contest;
        this.backlog = backlog;
        this.app = app;
    }

    /** What happened before the shop opens; returns when it is part of the state. */
    void tellHistory(Script script) throws InterruptedException {
        try (Stream<UserEvent> history = script.history()) {
            history.forEach(event -> {
                shop.sendUncounted(event);
                contest.learn(event);
            });
            shop.flush();
        }
        awaitTaken();
    }

    /** The first events, as fast as they are taken: a JVM that has just started is no measure of latency. Not counted. */
    void warmUp(Iterator<Step> story) throws InterruptedException {
        for (int event = 0; event < Scripts.WARM_UP_EVENTS && story.hasNext(); ) {
            Step step = story.next();
            if (step instanceof Step.Act act) {
                shop.sendUncounted(act.event());
                contest.learn(act.event());
                event++;
            } else {
                launch((Step.Launch) step);
            }
        }
        shop.flush();
        awaitTaken();
    }

    void play(Iterator<Step> story, ContestThread contestThread) throws InterruptedException {
        Pace pace = new Pace(options.rate());
        SplittableRandom random = new SplittableRandom(options.seed());
        @Nullable UserEvent toRepeat = null;
        while (!enough() && story.hasNext()) {
            Step step = story.next();
            if (step instanceof Step.Launch launch) {
                contestThread.later(() -> contest.launch(launch.item()));
                shop.publish(launch.item());
                continue;
            }
            Step.Act act = (Step.Act) step;
            app.requireAlive();
            curtain.pause(pace.nanosToNextTurn());
            contestThread.later(() -> contest.act(act.event(), act.ceiling()));
            shop.send(act.event());
            if (toRepeat != null && !enough()) {
                curtain.pause(pace.nanosToNextTurn());
                shop.repeat(toRepeat);
            }
            boolean repeat = act.event().type().answered() && random.nextInt(REPEAT_ONE_IN) == 0;
            toRepeat = repeat ? act.event() : null;
        }
    }

    private void launch(Step.Launch launch) {
        shop.publish(launch.item());
        contest.launch(launch.item());
    }

    private void awaitTaken() throws InterruptedException {
        while (backlog.events() > 0) {
            app.requireAlive();
            curtain.pause(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean enough() {
        return options.events().isPresent()
                && shop.answered() >= options.events().getAsInt();
    }

    /** Returns when each event sent is answered, a repeat or refused; the balance shows what is missing after a while. */
    void awaitAnswers(OutputReader reader) throws InterruptedException {
        shop.flush();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (System.nanoTime() < deadline && (missing(reader.counts()) > 0 || backlog.events() > 0)) {
            app.requireAlive();
            requireReading(reader);
            curtain.pause(TimeUnit.MILLISECONDS.toNanos(20));
        }
        curtain.pause(TimeUnit.MILLISECONDS.toNanos(AFTERMATH_MS));
        requireReading(reader);
    }

    private long missing(OutputCounts out) {
        return shop.answered() - shop.duplicates() - out.slates() - out.refused();
    }

    private static void requireReading(OutputReader reader) {
        reader.failure().ifPresent(failure -> {
            throw new DemoFailure("the consumer that counts the answers has stopped: " + failure, failure);
        });
    }
}
