package dev.freshet.datasets.registry;

import com.google.common.collect.ImmutableList;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.movielens.MovieLens;
import dev.freshet.datasets.retail.OnlineRetail;
import dev.freshet.datasets.sequences.Sequences;
import dev.freshet.datasets.sessions.Yoochoose;
import dev.freshet.datasets.simulator.SimulatorDataset;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a data set by its name. */
public final class Datasets {

    /** The names that {@link #open} knows. */
    public static final ImmutableList<String> NAMES =
            ImmutableList.of("online-retail", "movielens", "sequences", "yoochoose", "simulator");

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
            case "online-retail" -> new OnlineRetail(needed(name, file));
            case "movielens" -> new MovieLens(needed(name, file), options.titles());
            case "sequences" -> new Sequences(needed(name, file), options.titles(), options.attributes());
            case "yoochoose" -> new Yoochoose(needed(name, file));
            case "simulator" -> new SimulatorDataset(options.simulator(), options.simulatorEvents());
            default ->
                throw new DatasetException(
                        "there is no data set '" + name + "'; known are " + String.join(", ", NAMES));
        };
    }

    private static Path needed(String name, Optional<Path> file) {
        return file.orElseThrow(() -> new DatasetException("data set " + name + " needs a file; give --file FILE"));
    }
}
