package dev.freshet.datasets;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import java.util.stream.Stream;

/**
 * A catalog and a stream of events. Every call of {@link #catalog()} and {@link #events()} reads again from the start; close
 * the stream, it may hold a file. Reading throws {@link DatasetException} for input that cannot be used at all; single
 * records that cannot be used are skipped and counted in {@link #report()}.
 */
public interface Dataset {

    /** The name by which the data set is opened, such as {@code movielens}. */
    String name();

    /** Every item that the events can name, each once. */
    Stream<CatalogItem> catalog();

    /**
     * The events: in order of time over all subjects where {@link #hasTimes()}, which is the time of arrival where events
     * may come late; otherwise subject by subject as the file has
     * them, each subject's events oldest first.
     */
    Stream<UserEvent> events();

    /** Whether events carry times; without, every event's time is {@code EventTime.UNKNOWN}. */
    boolean hasTimes();

    /** What the last complete pass over {@link #events()} read and skipped; makes such a pass where there was none. */
    ReadReport report();
}
