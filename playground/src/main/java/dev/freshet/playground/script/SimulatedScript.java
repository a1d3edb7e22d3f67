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
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The simulated shop, taken up where a model's training left it. Its days pass faster than ours, so the story ends when
 * its time reaches the clock's. It can be told once.
 */
public final class SimulatedScript implements Script {

    private final ShopSimulator shop;
    private final Clock clock;
    private final ArrayDeque<UserEvent> history = new ArrayDeque<>();
    private final Iterator<ShopMoment> rest;
    private final long startMs;

    /**
     * @param before events of the shop that lie before the first step, such as those that a model was trained on
     * @param historySize how many of those, the latest, are given as history
     */
    public SimulatedScript(SimulatorConfig config, long before, int historySize, Clock clock) {
        this.shop = new ShopSimulator(config);
        this.clock = clock;
        this.rest = shop.moments().iterator();
        long last = config.startMs();
        for (long passed = 0; passed < before; ) {
            ShopMoment moment = rest.next();
            last = moment.timeMs();
            if (moment instanceof SimulatedEvent simulated) {
                passed++;
                if (passed > before - historySize) {
                    history.addLast(EventTimes.shifted(simulated.event(), -HISTORY_GAP_MS));
                }
            }
        }
        this.startMs = last;
    }

    @Override
    public String name() {
        return "simulated shop, seed " + shop.config().seed();
    }

    @Override
    public List<CatalogItem> catalog() {
        return shop.catalogAt(startMs);
    }

    @Override
    public Stream<UserEvent> history() {
        return history.stream();
    }

    @Override
    public Stream<Step> steps() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rest, Spliterator.ORDERED), false)
                .takeWhile(moment -> moment.timeMs() < clock.millis())
                .map(SimulatedScript::step);
    }

    @Override
    public long startMs() {
        return startMs;
    }

    private static Step step(ShopMoment moment) {
        if (moment instanceof SimulatedEvent simulated) {
            return new Step.Act(simulated.event(), ceiling(simulated.oracle()));
        }
        return new Step.Launch(((CatalogChange) moment).item());
    }

    private static Step.Ceiling ceiling(Oracle oracle) {
        return size -> oracle.topItems(size).stream().map(RankedItem::itemId).toList();
    }
}
