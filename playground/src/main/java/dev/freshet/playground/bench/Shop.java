package dev.freshet.playground.bench;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.engine.World;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.model.RequestContext;
import dev.freshet.datasets.simulator.ShopSimulator;
import dev.freshet.datasets.simulator.SimulatorConfig;
import dev.freshet.playground.bench.load.FullRows;
import dev.freshet.playground.bench.load.LoadEvents;
import dev.freshet.playground.bench.load.Tapes;
import dev.freshet.playground.bench.load.Zipf;
import dev.freshet.playground.bench.measure.Recall;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.ModelPointer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What all variants are given alike: the catalog, the model, the rows that are there before, and the events.
 *
 * @param pointer to the model
 * @param catalog everything on sale
 * @param rows what people have done
 * @param events what they do next
 * @param recallAt100 of the application's index, for the people of the rows
 */
record Shop(ModelPointer pointer, List<CatalogItem> catalog, FullRows rows, LoadEvents events, double recallAt100) {

    /** Events before the sequence of events starts anew: enough to draw most people, and not more than that takes. */
    private static final int DRAWS_EACH = 4;

    private static final int LONGEST_SEQUENCE = 200_000;
    /**
     * The load begins so long ago: its events are a millisecond apart, however fast they are sent, and none may be from the
     * future.
     */
    private static final Duration AGO = Duration.ofHours(12);
    /** Between the last event of the past and the first of the load. */
    private static final Duration GAP = Duration.ofHours(1);
    /** What people go on with, beyond their past, before they repeat it. */
    private static final int FUTURE = 50;

    static Shop open(BenchOptions options, Path bundle, ReleasedSchemas schemas) {
        SimulatorConfig config = SimulatorConfig.defaults()
                .withSeed(options.seed())
                .withPeople(options.tapes(), 0)
                .withProducts(options.items(), 0);
        ShopSimulator simulator = new ShopSimulator(config);
        List<CatalogItem> catalog = simulator.catalogAt(config.startMs());
        Tapes tapes = Tapes.record(simulator, options.tapes(), options.past() + FUTURE);
        long startMs = System.currentTimeMillis() - AGO.toMillis();
        try (Bundle opened = Bundle.open(bundle, Execution.CPU)) {
            World world = world(opened, catalog);
            FullRows rows = FullRows.of(tapes, options.past(), startMs - GAP.toMillis(), world);
            LoadEvents events = LoadEvents.encode(
                    tapes,
                    options.past(),
                    new Zipf(options.people(), options.zipf()),
                    Math.min(DRAWS_EACH * options.people(), LONGEST_SEQUENCE),
                    startMs,
                    options.seed(),
                    schemas);
            ModelPointer pointer = new ModelPointer(
                    opened.version(),
                    bundle.toAbsolutePath().normalize().toUri().toString(),
                    opened.checksum());
            float[][] users = opened.users(rows.embeddings().toArray(new float[0][]), RequestContext.UNKNOWN);
            double recall = Recall.at100(world.space(), opened.dimensions(), List.of(users));
            return new Shop(pointer, catalog, rows, events, recall);
        }
    }

    private static World world(Bundle bundle, List<CatalogItem> items) {
        return World.EMPTY.withBundle(bundle).withCatalog(new Catalog(1, items));
    }
}
