package dev.freshet.playground.script;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.simulator.CatalogChange;
import dev.freshet.datasets.simulator.Oracle;
import dev.freshet.datasets.simulator.RankedItem;
import dev.freshet.datasets.simulator.ShopMoment;
import dev.freshet.datasets.simulator.ShopSimulator;
import dev.freshet.datasets.simulator.SimulatedEvent;
import dev.freshet.datasets.simulator.SimulatorConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The simulated shop, taken up where a model's training left it. All times are moved by one constant, so that it begins a month
 * ago. Its days pass faster than ours until they have reached today; from then on things happen when they are told. It can be told
 * once.
 */
public final class SimulatedScript implements Script {

    /** Long enough for gaps between sessions, short enough that what a visitor of today does is no age ahead of the others. */
    private static final long BEGINS_MS_AGO = Duration.ofDays(30).toMillis();

    private final ShopSimulator shop;
    private final Clock clock;
    private final List<UserEvent> history;
    private final Iterator<ShopMoment> rest;
    private final long firstMs;
    private final long shiftMs;

    /**
     * @param before events of the shop that lie before the first step, such as those that a model was trained on
     * @param historySize how many of those, the latest, are given as history
     */
    public SimulatedScript(SimulatorConfig config, long before, int historySize, Clock clock) {
        this.shop = new ShopSimulator(config);
        this.clock = clock;
        this.rest = shop.moments().iterator();
        List<UserEvent> earlier = new ArrayList<>();
        long last = config.startMs();
        for (long passed = 0; passed < before; ) {
            ShopMoment moment = rest.next();
            last = moment.timeMs();
            if (moment instanceof SimulatedEvent simulated) {
                passed++;
                if (passed > before - historySize) {
                    earlier.add(simulated.event());
                }
            }
        }
        this.firstMs = last;
        this.shiftMs = clock.millis() - BEGINS_MS_AGO - last;
        this.history = earlier.stream()
                .map(event -> EventTimes.shifted(event, shiftMs - HISTORY_GAP_MS))
                .toList();
    }

    @Override
    public String name() {
        return "simulated shop, seed " + shop.config().seed();
    }

    @Override
    public List<CatalogItem> catalog() {
        return shop.catalogAt(firstMs);
    }

    @Override
    public Stream<UserEvent> history() {
        return history.stream();
    }

    @Override
    public Stream<Step> steps() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rest, Spliterator.ORDERED), false)
                .map(this::step);
    }

    @Override
    public long startMs() {
        return firstMs + shiftMs;
    }

    private Step step(ShopMoment moment) {
        if (moment instanceof SimulatedEvent simulated) {
            long timeMs = Math.min(moment.timeMs() + shiftMs, clock.millis());
            return new Step.Act(EventTimes.at(simulated.event(), timeMs), ceiling(simulated.oracle()));
        }
        return new Step.Launch(((CatalogChange) moment).item());
    }

    private static Step.Ceiling ceiling(Oracle oracle) {
        return size -> oracle.topItems(size).stream().map(RankedItem::itemId).toList();
    }
}
