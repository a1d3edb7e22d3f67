package dev.freshet.playground.bench;

import dev.freshet.playground.bench.measure.SlateReader;
import dev.freshet.playground.bench.process.BrokerMain;
import dev.freshet.playground.bench.process.ChildJvm;
import dev.freshet.playground.bench.process.Variant;
import dev.freshet.playground.broker.TemporaryFolder;
import dev.freshet.playground.bundle.DemoBundle;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Where experiments take place: a broker, and a shop with its past. Closing ends all processes and removes all files. */
final class Site implements AutoCloseable {

    private final BenchOptions options;
    private final TemporaryFolder folder;
    private final ChildJvm broker;
    private final String bootstrapServers;
    private final ReleasedSchemas schemas;
    private final Shop shop;
    private final Consumer<String> progress;
    private final Thread onExit;

    private Site(
            BenchOptions options,
            TemporaryFolder folder,
            ChildJvm broker,
            String bootstrapServers,
            ReleasedSchemas schemas,
            Shop shop,
            Consumer<String> progress,
            Thread onExit) {
        this.options = options;
        this.folder = folder;
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
        this.schemas = schemas;
        this.shop = shop;
        this.progress = progress;
        this.onExit = onExit;
    }

    /** Tells people on stderr how far it is. */
    static Site open(BenchOptions options) {
        return open(options, System.err::println);
    }

    /** @param progress gets lines for people */
    static Site open(BenchOptions options, Consumer<String> progress) {
        TemporaryFolder folder = TemporaryFolder.create("freshet-bench-");
        Thread onExit = new Thread(() -> clear(folder), "freshet-bench-clear");
        Runtime.getRuntime().addShutdownHook(onExit);
        ChildJvm broker = ChildJvm.start(
                "broker",
                BrokerMain.class,
                List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC"),
                folder.path(),
                List.of(folder.path().toString()));
        try {
            String bootstrapServers = broker.reply();
            progress.accept(String.format(
                    Locale.ROOT,
                    "%,d people with %,d past events each, %,d products",
                    options.people(),
                    options.past(),
                    options.items()));
            ReleasedSchemas schemas = ReleasedSchemas.load();
            Path bundle = options.model()
                    .orElseGet(() -> DemoBundle.unpack(folder.path().resolve("bundle")));
            Shop shop = Shop.open(options, bundle, schemas);
            progress.accept(
                    String.format(Locale.ROOT, "rows of %,d bytes", shop.rows().meanBytes()));
            return new Site(options, folder, broker, bootstrapServers, schemas, shop, progress, onExit);
        } catch (RuntimeException e) {
            broker.close();
            folder.close();
            throw e;
        }
    }

    BenchOptions options() {
        return options;
    }

    Shop shop() {
        return shop;
    }

    Path folder() {
        return folder.path();
    }

    ReleasedSchemas schemas() {
        return schemas;
    }

    /** Topics of a variant, filled with the past. */
    Stand stand(Variant variant) {
        progress.accept(variant.word() + ": writing the rows");
        Stand stand = Stand.set(options, variant, bootstrapServers, folder.path());
        stand.prepare(shop, options.people(), schemas);
        return stand;
    }

    /** What is done with a running application. */
    @FunctionalInterface
    interface Experiment<T> {
        T with(LoadedApp app) throws InterruptedException;
    }

    /** Starts a variant, hands it to an experiment, and ends it. */
    <T> T serve(Variant variant, Experiment<T> experiment) throws InterruptedException {
        try (Stand stand = stand(variant)) {
            progress.accept(variant.word() + ": the application reads them");
            try (ChildJvm app = stand.startApp(options.cacheMb(), List.of());
                    SlateReader reader =
                            SlateReader.start(bootstrapServers, stand.topics().recommendations())) {
                progress.accept(variant.word() + ": load");
                return experiment.with(new LoadedApp(stand, broker, app, reader, shop.events()));
            }
        }
    }

    void say(String line) {
        progress.accept(line);
    }

    @Override
    public void close() {
        broker.close();
        folder.close();
        if (!Thread.currentThread().equals(onExit)) {
            try {
                Runtime.getRuntime().removeShutdownHook(onExit);
            } catch (IllegalStateException e) {
                say("ending");
            }
        }
    }

    /** At Ctrl-C: the children first, because they write into the folder. */
    private static void clear(TemporaryFolder folder) {
        ProcessHandle.current().children().forEach(child -> {
            child.destroyForcibly();
            child.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .exceptionally(late -> child)
                    .join();
        });
        folder.close();
    }
}
