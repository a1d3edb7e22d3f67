package dev.freshet.playground.demo;

import dev.freshet.cli.WrongUsage;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.registry.DatasetOptions;
import dev.freshet.datasets.registry.Datasets;
import dev.freshet.datasets.simulator.SimulatorConfig;
import dev.freshet.playground.script.ReplayScript;
import dev.freshet.playground.script.Script;
import dev.freshet.playground.script.SimulatedScript;
import java.time.Clock;
import java.util.OptionalInt;

/** Chooses the shop. */
final class Scripts {

    /** What {@code freshet train --dataset simulator} learns from unless told otherwise; the demo goes on from there. */
    static final long TRAINED_EVENTS = DatasetOptions.defaults().simulatorEvents();

    /** Events at the start of a story that warm the JVM up and are not counted. */
    static final int WARM_UP_EVENTS = 600;

    private Scripts() {}

    static Script of(DemoOptions options, Clock clock) {
        if (options.dataset().isEmpty() || options.dataset().get().equals("simulator")) {
            SimulatorConfig shop = SimulatorConfig.defaults().withSeed(options.seed());
            return new SimulatedScript(shop, TRAINED_EVENTS, options.history(), clock);
        }
        Dataset data = Datasets.open(options.dataset().get(), options.file(), DatasetOptions.defaults());
        if (options.model().isEmpty()) {
            throw new WrongUsage("--model DIR is missing; the demo's own bundle knows nothing of "
                    + options.dataset().get() + ", make one with freshet train");
        }
        OptionalInt slice = options.events().isPresent()
                ? OptionalInt.of(options.events().getAsInt() + WARM_UP_EVENTS)
                : OptionalInt.empty();
        return new ReplayScript(data, slice, options.history(), clock);
    }
}
