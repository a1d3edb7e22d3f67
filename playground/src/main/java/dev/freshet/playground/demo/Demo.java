package dev.freshet.playground.demo;

import dev.freshet.cli.ExitCodes;
import dev.freshet.playground.broker.TemporaryFolder;
import dev.freshet.playground.bundle.DemoBundle;
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
import java.util.stream.Stream;

/** One performance: the shop opens, people come, and everything is cleared away. */
final class Demo {

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
            return ExitCodes.INTERRUPTED;
        }
    }

    private int perform() throws InterruptedException {
        ReleasedSchemas schemas = ReleasedSchemas.load();
        try (TemporaryFolder folder = TemporaryFolder.create("freshet-demo-")) {
            Path bundle = options.model()
                    .orElseGet(() -> DemoBundle.unpack(folder.path().resolve("bundle")));
            // Before anything is started: a bundle that cannot be used should say so at once.
            byte[] pointer = AppInProcess.pointerTo(bundle, schemas, clock.millis());
            say("opening the shop ...");
            return perform(folder, schemas, pointer);
        }
    }

    private int perform(TemporaryFolder folder, ReleasedSchemas schemas, byte[] pointer) throws InterruptedException {
        Script script = Scripts.of(options, clock);
        try (Stage stage = Stage.set(options, script, clock, folder.path());
                ContestThread contestThread = new ContestThread()) {
            return onStage(stage, script, contestThread, schemas, pointer);
        }
    }

    private int onStage(
            Stage stage, Script script, ContestThread contestThread, ReleasedSchemas schemas, byte[] pointer)
            throws InterruptedException {
        TopicNames topics = stage.topics();
        String bootstrap = stage.config().bootstrapServers();
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
                say("broker " + bootstrap + ", application " + app.url() + ", " + script.name());
                say("console " + app.url() + "/");
                if (options.open()) {
                    DesktopBrowser.ofThisMachine().open(app.url() + "/");
                }
                Storyteller teller = new Storyteller(options, curtain, shop, contest, backlog, app);
                Screen screen = screen(shelf);
                teller.tellHistory(script);
                try (Stream<Step> steps = script.steps()) {
                    Iterator<Step> story = steps.iterator();
                    teller.warmUp(story);
                    reader.start();
                    contestThread.everyRedraw(
                            () -> screen.show(status(script, shop, reader, app), contest.scoreboard(), follower));
                    startNanos = System.nanoTime();
                    teller.play(story, contestThread);
                }
                seconds = (System.nanoTime() - startNanos) / 1e9;
                teller.awaitAnswers(reader);
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
            System.err.println(
                    "freshet demo: " + summary.imbalance(reader.counts().refused()));
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
