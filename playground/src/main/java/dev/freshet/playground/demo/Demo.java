package dev.freshet.playground.demo;

import dev.freshet.core.event.UserEvent;
import dev.freshet.playground.scoring.CaseSample;
import dev.freshet.playground.scoring.Contest;
import dev.freshet.playground.scoring.Follower;
import dev.freshet.playground.scoring.ServedSlate;
import dev.freshet.playground.scoring.Shelf;
import dev.freshet.playground.screen.CaseReport;
import dev.freshet.playground.screen.LiveScreen;
import dev.freshet.playground.screen.PlainScreen;
import dev.freshet.playground.screen.Screen;
import dev.freshet.playground.screen.Status;
import dev.freshet.playground.script.Script;
import dev.freshet.playground.script.Step;
import dev.freshet.playground.traffic.Backlog;
import dev.freshet.playground.traffic.OutputReader;
import dev.freshet.playground.traffic.Pace;
import dev.freshet.playground.traffic.ShopProducer;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.PointerCodec;
import dev.freshet.streams.topics.TopicNames;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One performance: the shop opens, people come, and everything is cleared away. */
final class Demo {

    /** One answered event in so many is sent twice, to show that it is answered once. */
    private static final int REPEAT_ONE_IN = 100;
    /** How long the last answers may take. */
    private static final long DRAIN_SECONDS = 60;
    /** How long a surplus answer would take to show. */
    private static final long AFTERMATH_MS = 300;

    private final DemoOptions options;
    private final String commandLine;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private final Curtain curtain = Curtain.raise();
    private volatile long startNanos;
    private volatile double seconds;
    private volatile String modelVersion = "";

    Demo(DemoOptions options, String commandLine, PrintStream out) {
        this.options = options;
        this.commandLine = commandLine;
        this.out = out;
    }

    /** The exit code: 0, or 1 where answers are missing or too many. */
    int run() {
        try (curtain) {
            return perform();
        } catch (InterruptedException e) {
            // Ctrl-C: everything was closed on the way here.
            return 130;
        }
    }

    private int perform() throws InterruptedException {
        say("opening the shop ...");
        Script script = Scripts.of(options, clock);
        try (Stage stage = Stage.set(options, script, clock);
                ContestThread contestThread = new ContestThread()) {
            return onStage(stage, script, contestThread);
        }
    }

    private int onStage(Stage stage, Script script, ContestThread contestThread) throws InterruptedException {
        ReleasedSchemas schemas = ReleasedSchemas.load();
        TopicNames topics = stage.topics();
        String bootstrap = stage.config().bootstrapServers();
        Path bundle = options.model()
                .orElseGet(() -> DemoBundle.unpack(stage.folder().path().resolve("bundle")));
        byte[] pointer = AppInProcess.pointerTo(bundle, schemas, clock.millis());
        Shelf shelf = new Shelf(script.catalog(), stage.config().engine().boughtWithinDays());
        CaseSample sample = new CaseSample(options.cases(), options.seed());
        Follower follower = new Follower();
        Contest contest = new Contest(shelf, follower, sample::offer);
        try (ShopProducer shop = new ShopProducer(bootstrap, topics.userEvents(), topics.catalogItems(), schemas);
                Backlog backlog = new Backlog(
                        stage.config().clientProperties(), stage.config().applicationId(), topics.userEvents())) {
            script.catalog().forEach(shop::publish);
            shop.publish(topics.models(), PointerCodec.key(), pointer);
            shop.flush();
            try (AppInProcess app = AppInProcess.start(stage.config());
                    OutputReader reader = new OutputReader(
                            bootstrap,
                            new OutputReader.Topics(
                                    topics.userEvents(), topics.recommendations(), topics.deadLetters()),
                            schemas,
                            slate -> contestThread.later(() -> answered(contest, slate)))) {
                learnHistory(script, shop, contest, backlog);
                Screen screen = screen(shelf);
                try (Stream<Step> steps = script.steps()) {
                    Iterator<Step> story = steps.iterator();
                    warmUp(story, shop, contest, backlog);
                    reader.start();
                    contestThread.everyRedraw(
                            () -> screen.show(status(script, shop, reader, app), contest.scoreboard(), follower));
                    startNanos = System.nanoTime();
                    play(story, shop, contest, contestThread);
                }
                seconds = (System.nanoTime() - startNanos) / 1e9;
                shop.flush();
                drain(shop, reader, backlog);
                if (!options.exit()) {
                    curtain.awaitFall();
                }
                contestThread.finish(() -> screen.end(status(script, shop, reader, app), contest.scoreboard()));
                options.casesFile()
                        .ifPresent(file -> write(
                                file,
                                new CaseReport(shelf)
                                        .markdown(
                                                commandLine,
                                                status(script, shop, reader, app),
                                                contest.scoreboard(),
                                                sample)));
                return summarise(shop, reader);
            }
        }
    }

    private void learnHistory(Script script, ShopProducer shop, Contest contest, Backlog backlog)
            throws InterruptedException {
        try (Stream<UserEvent> history = script.history()) {
            long[] count = new long[1];
            history.forEach(event -> {
                shop.sendUncounted(event);
                contest.learn(event);
                count[0]++;
            });
            shop.flush();
            if (count[0] > 0) {
                say("catching up with " + count[0] + " earlier events ...");
            }
        }
        awaitTaken(backlog);
    }

    /** The first events, as fast as they are taken: a JVM that has just started is no measure of latency. Not counted. */
    private void warmUp(Iterator<Step> story, ShopProducer shop, Contest contest, Backlog backlog)
            throws InterruptedException {
        for (int event = 0; event < Scripts.WARM_UP_EVENTS && story.hasNext(); ) {
            Step step = story.next();
            if (step instanceof Step.Act act) {
                shop.sendUncounted(act.event());
                contest.learn(act.event());
                event++;
            } else {
                launch((Step.Launch) step, shop, contest);
            }
        }
        shop.flush();
        awaitTaken(backlog);
    }

    private void play(Iterator<Step> story, ShopProducer shop, Contest contest, ContestThread contestThread)
            throws InterruptedException {
        Pace pace = new Pace(options.rate());
        SplittableRandom random = new SplittableRandom(options.seed());
        @Nullable UserEvent toRepeat = null;
        while (!enough(shop) && story.hasNext()) {
            Step step = story.next();
            if (step instanceof Step.Launch launch) {
                contestThread.later(() -> contest.launch(launch.item()));
                shop.publish(launch.item());
                continue;
            }
            Step.Act act = (Step.Act) step;
            curtain.pause(pace.nanosToNextTurn());
            contestThread.later(() -> contest.act(act.event(), act.ceiling()));
            shop.send(act.event());
            if (toRepeat != null && !enough(shop)) {
                curtain.pause(pace.nanosToNextTurn());
                shop.repeat(toRepeat);
            }
            boolean repeat = act.event().type().answered() && random.nextInt(REPEAT_ONE_IN) == 0;
            toRepeat = repeat ? act.event() : null;
        }
    }

    private static void launch(Step.Launch launch, ShopProducer shop, Contest contest) {
        shop.publish(launch.item());
        contest.launch(launch.item());
    }

    private void awaitTaken(Backlog backlog) throws InterruptedException {
        while (backlog.events() > 0) {
            curtain.pause(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean enough(ShopProducer shop) {
        return options.events().isPresent()
                && shop.answered() >= options.events().getAsInt();
    }

    private void drain(ShopProducer shop, OutputReader reader, Backlog backlog) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        long expected = shop.answered() - shop.duplicates();
        while ((reader.counts().slates() < expected || backlog.events() > 0) && System.nanoTime() < deadline) {
            curtain.pause(TimeUnit.MILLISECONDS.toNanos(20));
        }
        curtain.pause(TimeUnit.MILLISECONDS.toNanos(AFTERMATH_MS));
    }

    private void answered(Contest contest, RecommendationSlate slate) {
        ServedSlate served = ServedSlate.of(slate);
        served.modelVersion().ifPresent(version -> modelVersion = version);
        contest.answered(served);
    }

    private Screen screen(Shelf shelf) {
        return options.columns().isPresent()
                ? new LiveScreen(out, shelf, clock, options.columns().getAsInt())
                : new PlainScreen(out, shelf, clock);
    }

    private Status status(Script script, ShopProducer shop, OutputReader reader, AppInProcess app) {
        double passed = seconds > 0 ? seconds : Math.max(1e-3, (System.nanoTime() - startNanos) / 1e9);
        var counts = reader.counts();
        return new Status(
                script.name(),
                shop.sent(),
                counts.slates(),
                shop.sent() / passed,
                counts.p50Ms(),
                counts.p99Ms(),
                counts.deadLetters(),
                modelVersion.isEmpty() ? "none" : modelVersion,
                app.url());
    }

    private int summarise(ShopProducer shop, OutputReader reader) {
        RunSummary summary =
                RunSummary.of(shop.sent(), shop.answered(), shop.duplicates(), reader.counts(), seconds, modelVersion);
        if (!summary.balances()) {
            System.err.println("freshet demo: " + summary.recommendations() + " recommendations for "
                    + summary.answered() + " answered events with " + summary.duplicates()
                    + " duplicates: they do not balance");
        }
        if (options.exit()) {
            out.println(summary.json());
        }
        return summary.balances() ? 0 : 1;
    }

    private void say(String what) {
        out.println("freshet demo: " + what);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new DemoFailure("the cases cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }
}
