package dev.freshet.trainer;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.ReadReport;
import dev.freshet.datasets.registry.EventsTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A deployment in whose shop everybody browses in a circle, for {@link java.util.ServiceLoader} to find. */
public final class CircleReader implements EventsTopic.Reader {

    static final String SETTING = "topic-prefix=circle.";

    @Override
    public Dataset open(EventsTopic.Deployment deployment) {
        if (!deployment.settings().equals(List.of(SETTING))) {
            throw new DatasetException("there is no such deployment: " + deployment.settings());
        }
        deployment.positions().filter(Files::notExists).ifPresent(CircleReader::keep);
        return new CircleTopic();
    }

    private static void keep(Path positions) {
        try {
            Files.writeString(positions, "asked once");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class CircleTopic implements Dataset {

        private final List<UserEvent> events = Shops.circle(40, 8, true);

        @Override
        public String name() {
            return EventsTopic.NAME;
        }

        @Override
        public Stream<CatalogItem> catalog() {
            return Shops.catalog().stream();
        }

        @Override
        public Stream<UserEvent> events() {
            return events.stream();
        }

        @Override
        public boolean hasTimes() {
            return true;
        }

        @Override
        public ReadReport report() {
            int count = events.size();
            return new ReadReport("circle.user-events", count, count, count, Map.of(), Map.of());
        }
    }
}
