package dev.freshet.datasets.registry;

import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.simulator.SimulatorDataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens a data set by its name. */
public final class Datasets {

    /** The names that {@link #open} knows. */
    public static final List<String> NAMES = List.of("online-retail", "movielens", "sequences", "simulator");

    private Datasets() {}

    /**
     * Opens a data set.
     *
     * @param name one of {@link #NAMES}
     * @param file the event file, plain or gzip; every name but {@code simulator} needs one
     * @throws DatasetException if the name is unknown, the file is missing, empty, or not of that kind
     */
    public static Dataset open(String name, Optional<Path> file, DatasetOptions options) {
        return switch (name) {
            case "simulator" -> new SimulatorDataset(options.simulator(), options.simulatorEvents());
            default -> throw new DatasetException("there is no data set '" + name + "'; known are " + NAMES);
        };
    }
}
