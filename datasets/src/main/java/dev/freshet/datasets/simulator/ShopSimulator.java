package dev.freshet.datasets.simulator;

import dev.freshet.core.catalog.CatalogItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The simulated shop. Streams are infinite, sequential, lazily generated and in order of time; each call starts the same
 * shop anew, so {@code events().skip(n)} continues where a reader of {@code n} events stopped.
 */
public final class ShopSimulator {

    private final SimulatorConfig config;

    public ShopSimulator(SimulatorConfig config) {
        this.config = config;
    }

    public SimulatorConfig config() {
        return config;
    }

    /** What people do. */
    public Stream<SimulatedEvent> events() {
        return moments().filter(SimulatedEvent.class::isInstance).map(SimulatedEvent.class::cast);
    }

    /** Launches and what people do, together. Products of {@code catalogAt(config.startMs())} are not among the launches. */
    public Stream<ShopMoment> moments() {
        int order = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new ShopRun(config), order), false);
    }

    /** Everything on sale at a time, oldest product first. */
    public List<CatalogItem> catalogAt(long timeMs) {
        Assortment assortment = new Assortment(config, Taxonomy.load());
        while (Math.floor(assortment.nextLaunchMs()) <= timeMs) {
            assortment.launch();
        }
        List<CatalogItem> items = new ArrayList<>();
        assortment.products().forEach(product -> items.add(product.item));
        return items;
    }
}
