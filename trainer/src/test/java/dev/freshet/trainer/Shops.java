package dev.freshet.trainer;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.trainer.data.CorpusBuilder;
import dev.freshet.trainer.model.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Small shops to train on. */
public final class Shops {

    public static final long START_MS = 1_700_000_000_000L;
    public static final int ITEMS = 40;

    private Shops() {}

    /** Everybody browses along one circle of items: after item i comes {@link #after}. */
    public static List<UserEvent> circle(int subjects, int eventsEach, boolean times) {
        Random random = new Random(5);
        List<UserEvent> events = new ArrayList<>();
        for (int s = 0; s < subjects; s++) {
            int item = random.nextInt(ITEMS);
            for (int e = 0; e < eventsEach; e++) {
                UserEvent.Builder event = UserEvent.builder(EventType.BROWSE, Subject.user("u" + s), "e" + e)
                        .item(id(item))
                        .surface(Optional.of("home"));
                events.add(
                        times
                                ? event.timeMs(START_MS + (e * 1000L + s) * 60_000L)
                                        .build()
                                : event.build());
                item = after(item);
            }
        }
        return events;
    }

    public static int after(int item) {
        return (item * 7 + 3) % ITEMS;
    }

    public static String id(int item) {
        return "item-" + item;
    }

    public static List<CatalogItem> catalog() {
        return IntStream.range(0, ITEMS).mapToObj(Shops::described).toList();
    }

    private static CatalogItem described(int item) {
        return new CatalogItem(
                id(item),
                "colour" + item % 5 + " thing" + item % 8,
                List.of("Home", "Room " + item % 4),
                Optional.of("brand" + item % 3),
                OptionalDouble.of(1 + item % 10),
                Optional.of("EUR"),
                true,
                false,
                Map.of());
    }

    public static CorpusBuilder corpus(List<UserEvent> events, List<CatalogItem> catalog) {
        CorpusBuilder builder = new CorpusBuilder();
        catalog.forEach(builder::item);
        events.forEach(builder::event);
        return builder;
    }

    public static ModelShape smallShape(dev.freshet.trainer.data.Corpus corpus) {
        return ModelShape.of(corpus, 16, 2, 2);
    }
}
