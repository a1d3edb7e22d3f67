package dev.freshet.streams.http;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.streams.codec.SentSlate;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.live.Happening;
import dev.freshet.streams.progress.PositionToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happens, as listeners of the live feed read it. */
final class LiveViews {

    /** Of a slate only its head is told: whoever wants all of it reads the topic, or asks. */
    private static final int SLATE_HEAD = 5;

    private static final int BASKET_HEAD = 5;

    private final Function<String, Optional<CatalogItem>> catalog;

    LiveViews(Function<String, Optional<CatalogItem>> catalog) {
        this.catalog = catalog;
    }

    /** Whose it is. */
    record Who(String kind, String id) {}

    /** A product. */
    record Product(String itemId, @Nullable String title) {}

    /**
     * An event was accepted.
     *
     * @param position partition and offset of the event
     * @param at when the record was made or appended
     * @param items the first few
     * @param itemCount how many there are
     */
    record Acted(
            String position,
            String at,
            Who subject,
            String type,
            List<Product> items,
            int itemCount,
            @Nullable String query) {}

    /** One place of a slate. */
    record Place(String itemId, @Nullable String title, int rank, double score, List<String> sources, String reason) {}

    /**
     * An event was answered.
     *
     * @param answers position of the event
     * @param at when the record was made
     * @param items the first few
     * @param itemCount how many there are
     */
    record Answered(
            String answers,
            String at,
            Who subject,
            String recommendationId,
            @Nullable String modelVersion,
            @Nullable String fallback,
            List<Place> items,
            int itemCount) {}

    /** The name of the server-sent event that a happening is. */
    static String name(Happening happening) {
        return happening instanceof Happening.Acted ? "event" : "recommendations";
    }

    Record of(Happening happening) {
        if (happening instanceof Happening.Acted acted) {
            return acted(acted);
        }
        return answered((Happening.Answered) happening);
    }

    private Acted acted(Happening.Acted acted) {
        UserEvent event = acted.event();
        return new Acted(
                position(acted.position()),
                time(acted.atMs()),
                who(event.subject()),
                event.type().name(),
                event.items().stream()
                        .limit(BASKET_HEAD)
                        .map(LineItem::itemId)
                        .map(id -> new Product(id, title(id)))
                        .toList(),
                event.items().size(),
                event.searchQuery().orElse(null));
    }

    private Answered answered(Happening.Answered answered) {
        SentSlate slate = answered.slate();
        return new Answered(
                position(slate.trigger()),
                time(answered.atMs()),
                who(slate.subject()),
                slate.recommendationId(),
                slate.modelVersion().orElse(null),
                slate.fallback().orElse(null),
                slate.items().stream().limit(SLATE_HEAD).map(this::place).toList(),
                slate.items().size());
    }

    private Place place(SentSlate.Item item) {
        return new Place(item.itemId(), title(item.itemId()), item.rank(), item.score(), item.sources(), item.reason());
    }

    private @Nullable String title(String itemId) {
        return catalog.apply(itemId).map(CatalogItem::title).orElse(null);
    }

    private static Who who(Subject subject) {
        return new Who(subject.kind().name(), subject.id());
    }

    private static String position(SourcePosition position) {
        return new PositionToken(position.partition(), position.offset()).text();
    }

    private static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
