package dev.freshet.datasets.registry;

import com.google.common.collect.ImmutableList;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.DatasetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The events and the catalog of a running deployment as a data set. What reads them knows Kafka and therefore comes from another
 * module, found by {@link ServiceLoader}.
 */
public final class EventsTopic {

    /** The name by which it is opened. */
    public static final String NAME = "events-topic";

    private EventsTopic() {}

    /** Opens a deployment's topics. */
    public interface Reader {

        /**
         * All events from the start to the end of this moment; what comes later is not of the data set.
         *
         * @throws DatasetException if the broker or a topic cannot be used, or there is no event
         */
        Dataset open(Deployment deployment);
    }

    /**
     * Whose events.
     *
     * @param config the deployment's YAML file, if there is one
     * @param settings {@code key=value} over file and environment
     * @param positions a file that keeps from where to where is read: written where it is not there, obeyed where it is
     */
    public record Deployment(Optional<Path> config, List<String> settings, Optional<Path> positions) {

        public Deployment {
            settings = ImmutableList.copyOf(settings);
        }
    }

    /** @throws DatasetException as {@link Reader#open}, or if no reader is on the class path */
    public static Dataset open(Deployment deployment) {
        return ServiceLoader.load(Reader.class)
                .findFirst()
                .orElseThrow(() -> new DatasetException("data set " + NAME
                        + " is read by Freshet's stream application, which is not on the class path; start with ./freshet,"
                        + " which puts it there"))
                .open(deployment);
    }
}
