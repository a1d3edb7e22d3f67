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
import java.util.List;
import java.util.stream.Stream;

/**
 * The simulated shop, taken up where the model's training left it. Its days pass faster than ours, so that the story
 * ends when its time reaches the clock's.
 */
public final class SimulatedScript implements Script {

    private final ShopSimulator shop;
    private final long before;
    private final int history;
    private final long startMs;
    private final Clock clock;

    /**
     * @param before events of the shop that lie before the first step, such as those that a model was trained on
     * @param history how many of those, the latest, are given as history
     */
    public SimulatedScript(SimulatorConfig config, long before, int history, Clock clock) {
        this.shop = new ShopSimulator(config);
        this.before = before;
        this.history = (int) Math.min(history, before);
        this.clock = clock;
        this.startMs = shop.events()
                .skip(before)
                .mapToLong(SimulatedEvent::timeMs)
                .findFirst()
                .orElse(config.startMs());
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
        return shop.events()
                .skip(before - history)
                .limit(history)
                .map(moment -> EventTimes.shifted(moment.event(), -HISTORY_GAP_MS));
    }

    @Override
    public Stream<Step> steps() {
        return shop.moments()
                .dropWhile(moment -> moment.timeMs() < startMs)
                .takeWhile(moment -> moment.timeMs() < clock.millis())
                .map(SimulatedScript::step);
    }

    @Override
    public long startMs() {
        return startMs;
    }

    @Override
    public boolean knowsCeiling() {
        return true;
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
