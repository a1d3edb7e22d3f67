package dev.freshet.playground.bench.micro;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.engine.World;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.datasets.simulator.ShopSimulator;
import dev.freshet.datasets.simulator.SimulatorConfig;
import dev.freshet.playground.bench.load.Tapes;
import dev.freshet.playground.broker.TemporaryFolder;
import dev.freshet.playground.bundle.DemoBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the benchmarks have in common: 20,000 products, a model, and one person with a long past and much to come.
 *
 * @param before the person's row when the benchmark starts
 * @param events what they do then, each a minute after the one before
 * @param rows after each of these events
 */
record MicroShop(TemporaryFolder folder, World world, SubjectRow before, List<UserEvent> events, List<SubjectRow> rows)
        implements AutoCloseable {

    private static final int ITEMS = 20_000;
    private static final int PAST = 1_000;
    /** So many that a full encode at the start of each round weighs nothing. */
    private static final int COMING = 4_096;

    private static final long FIRST_MS = 1_750_000_000_000L;
    private static final long MINUTE_MS = 60_000;

    /** What a benchmark's bundle is called if it is the playground's. */
    static final String DEMO = "demo";

    static MicroShop open() {
        return open(DEMO);
    }

    /** @param model the directory of a bundle, or {@link #DEMO} */
    static MicroShop open(String model) {
        TemporaryFolder folder = TemporaryFolder.create("freshet-micro-");
        Path directory = model.equals(DEMO) ? DemoBundle.unpack(folder.path().resolve("bundle")) : Path.of(model);
        Bundle bundle = Bundle.open(directory, Execution.CPU);
        SimulatorConfig config = SimulatorConfig.defaults().withPeople(10, 0).withProducts(ITEMS, 0);
        ShopSimulator simulator = new ShopSimulator(config);
        Catalog catalog = new Catalog(1, simulator.catalogAt(config.startMs()));
        List<UserEvent> tape = Tapes.record(simulator, 1, PAST).of(0);
        SubjectRow row = SubjectRow.EMPTY;
        for (int i = 0; i < PAST; i++) {
            row = after(row, event(tape, i), i);
        }
        SubjectRow before = row;
        List<UserEvent> events = new ArrayList<>();
        List<SubjectRow> rows = new ArrayList<>();
        for (int i = PAST; i < PAST + COMING; i++) {
            UserEvent event = event(tape, i);
            row = after(row, event, i);
            events.add(event);
            rows.add(row);
        }
        return new MicroShop(folder, World.EMPTY.withBundle(bundle).withCatalog(catalog), before, events, rows);
    }

    Bundle bundle() {
        return world.bundle().orElseThrow();
    }

    @Override
    public void close() {
        bundle().close();
        folder.close();
    }

    /** The tape again and again, each event with an id and a time of its own. */
    private static UserEvent event(List<UserEvent> tape, int number) {
        UserEvent event = tape.get(number % tape.size());
        return UserEvent.builder(event.type(), event.subject(), "event-" + number)
                .items(event.items())
                .query(event.searchQuery())
                .timeMs(FIRST_MS + number * MINUTE_MS)
                .build();
    }

    private static SubjectRow after(SubjectRow row, UserEvent event, int number) {
        return ((Transition.Applied) RowUpdater.apply(row, event, number)).row();
    }
}
