package dev.freshet.playground.scoring;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown to whom: the application's policy, applied to the opponents. An item must be on sale and available, and
 * not bought by the subject within the given days unless it is repeatable. Belongs to one thread.
 */
public final class Shelf {

    private static final long DAY_MS = 86_400_000L;

    private final long boughtWithinMs;
    private final Map<String, CatalogItem> items = new HashMap<>();
    private final Map<Subject, Map<String, Long>> bought = new HashMap<>();

    public Shelf(Collection<CatalogItem> atStart, int boughtWithinDays) {
        this.boughtWithinMs = boughtWithinDays * DAY_MS;
        atStart.forEach(this::launch);
    }

    void launch(CatalogItem item) {
        items.put(item.itemId(), item);
    }

    void remember(UserEvent event) {
        if (event.type() == EventType.PURCHASE) {
            Map<String, Long> mine = bought.computeIfAbsent(event.subject(), subject -> new HashMap<>());
            for (LineItem line : event.items()) {
                mine.merge(line.itemId(), event.timeMs(), Math::max);
            }
        }
    }

    /** What may be shown to a subject at a time. */
    Predicate<String> allowed(Subject subject, long timeMs) {
        Map<String, Long> mine = bought.getOrDefault(subject, Map.of());
        return itemId -> {
            CatalogItem item = items.get(itemId);
            if (item == null || !item.available()) {
                return false;
            }
            @Nullable Long last = mine.get(itemId);
            return last == null || item.repeatable() || timeMs - last >= boughtWithinMs;
        };
    }

    /** What people read, or the id of an item that the catalog does not know. */
    public String title(String itemId) {
        CatalogItem item = items.get(itemId);
        return item == null ? itemId : item.title();
    }
}
