package dev.freshet.datasets.simulator;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.ReadReport;
import java.util.Map;
import java.util.stream.Stream;

/** The first events of a simulated shop, as a data set to train on. */
public final class SimulatorDataset implements Dataset {

    private final ShopSimulator shop;
    private final int count;

    /**
     * The first events of a shop.
     *
     * @param count how many; at least 1
     */
    public SimulatorDataset(SimulatorConfig config, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "the simulator was asked for " + count + " events; at least 1 is allowed");
        }
        this.shop = new ShopSimulator(config);
        this.count = count;
    }

    @Override
    public String name() {
        return "simulator";
    }

    /** What was on sale when the last of the events happened. */
    @Override
    public Stream<CatalogItem> catalog() {
        long end = simulated().mapToLong(SimulatedEvent::timeMs).max().orElse(0);
        return shop.catalogAt(end).stream();
    }

    @Override
    public Stream<UserEvent> events() {
        return simulated().map(SimulatedEvent::event);
    }

    /** The same events with the generator's best possible answers. */
    public Stream<SimulatedEvent> simulated() {
        return shop.events().limit(count);
    }

    @Override
    public boolean hasTimes() {
        return true;
    }

    @Override
    public ReadReport report() {
        String source = "simulator with seed " + shop.config().seed();
        return new ReadReport(source, count, count, count, Map.of(), Map.of());
    }
}
