package dev.freshet.trainer.data;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.ReadReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Items that training knows nothing of, as if they were launched when the test begins: a share of all items, by the hash of the id. A
 * smaller share is a part of a larger one.
 *
 * @param share of the items; 0 or more and less than 1
 */
public record HeldOutItems(double share) {

    /** No item. */
    public static final HeldOutItems NONE = new HeldOutItems(0);

    /** What a manifest calls it among the facts of training. */
    public static final String FACT = "heldOutItems";

    private static final int PARTS = 10_000;

    public HeldOutItems {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "the share of items held out is " + share + "; 0 or more and less than 1 is allowed");
        }
    }

    public boolean isNone() {
        return share == 0;
    }

    /** Whether an item is held out. */
    public boolean holds(String itemId) {
        return Long.remainderUnsigned(Hashes.item(itemId), PARTS) < share * PARTS;
    }

    /** The event without its lines of held-out items; none if it had no other lines. */
    public Optional<UserEvent> strip(UserEvent event) {
        List<LineItem> rest =
                event.items().stream().filter(line -> !holds(line.itemId())).toList();
        if (rest.size() == event.items().size()) {
            return Optional.of(event);
        }
        return rest.isEmpty() ? Optional.empty() : Optional.of(event.withItems(rest));
    }

    /** A data set in which the items held out never were. */
    public Dataset without(Dataset dataset) {
        return isNone() ? dataset : new Rest(dataset, this);
    }

    private record Rest(Dataset all, HeldOutItems heldOut) implements Dataset {

        @Override
        public String name() {
            return all.name();
        }

        @Override
        public Stream<CatalogItem> catalog() {
            return all.catalog().filter(item -> !heldOut.holds(item.itemId()));
        }

        @Override
        public Stream<UserEvent> events() {
            return all.events().flatMap(event -> heldOut.strip(event).stream());
        }

        @Override
        public boolean hasTimes() {
            return all.hasTimes();
        }

        @Override
        public ReadReport report() {
            return all.report();
        }
    }
}
