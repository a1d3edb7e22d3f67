package dev.freshet.datasets.registry;

import dev.freshet.datasets.simulator.SimulatorConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What some data sets can be told beside their file.
 *
 * @param titles the item file of {@code movielens} or {@code sequences}; where empty, the one beside the event file is taken
 * @param attributes the attribute file (JSON) of {@code sequences}; where empty, the one beside the event file is taken
 * @param simulator the shop behind {@code simulator}
 * @param simulatorEvents how many of that shop's events make the data set; at least 1
 */
public record DatasetOptions(
        Optional<Path> titles, Optional<Path> attributes, SimulatorConfig simulator, int simulatorEvents) {

    private static final int DEFAULT_EVENTS = 200_000;

    public DatasetOptions {
        if (simulatorEvents < 1) {
            throw new IllegalArgumentException("simulatorEvents is " + simulatorEvents + "; at least 1 is allowed");
        }
    }

    public static DatasetOptions defaults() {
        return new DatasetOptions(Optional.empty(), Optional.empty(), SimulatorConfig.defaults(), DEFAULT_EVENTS);
    }

    public DatasetOptions withTitles(Path file) {
        return new DatasetOptions(Optional.of(file), attributes, simulator, simulatorEvents);
    }

    public DatasetOptions withAttributes(Path file) {
        return new DatasetOptions(titles, Optional.of(file), simulator, simulatorEvents);
    }

    public DatasetOptions withSimulator(SimulatorConfig config) {
        return new DatasetOptions(titles, attributes, config, simulatorEvents);
    }

    public DatasetOptions withSimulatorEvents(int count) {
        return new DatasetOptions(titles, attributes, simulator, count);
    }
}
