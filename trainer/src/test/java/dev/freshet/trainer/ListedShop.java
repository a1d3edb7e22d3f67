package dev.freshet.trainer;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.ReadReport;
import java.util.List;
import java.util.stream.Stream;

/** A data set in memory. */
public record ListedShop(List<CatalogItem> items, List<UserEvent> listed, boolean hasTimes) implements Dataset {

    @Override
    public String name() {
        return "listed";
    }

    @Override
    public Stream<CatalogItem> catalog() {
        return items.stream();
    }

    @Override
    public Stream<UserEvent> events() {
        return listed.stream();
    }

    @Override
    public ReadReport report() {
        throw new UnsupportedOperationException("nothing was read");
    }
}
