package dev.freshet.streams.http.subjects;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.engine.Influence;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.explain.Evidence;
import dev.freshet.core.explain.History;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.state.Profile;
import dev.freshet.core.state.Purchases;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.streams.query.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows and slates into the words of the shop.
 *
 * @param catalog for ids, titles and prices
 */
record ViewMaker(Catalog catalog) {

    Views.Recommendations recommendations(Subject subject, Slate slate, boolean explain, Provenance by) {
        return new Views.Recommendations(
                subject,
                slate.modelVersion().orElse(null),
                slate.catalogVersion(),
                slate.signalVersion(),
                slate.fallback().orElse(null),
                slate.items().stream().map(item -> recommended(item, explain)).toList(),
                by);
    }

    private Views.RecommendedItem recommended(SlateItem item, boolean explain) {
        Optional<CatalogItem> known = catalog.item(item.itemId());
        return new Views.RecommendedItem(
                item.itemId(),
                item.rank(),
                item.score(),
                title(known),
                known.map(CatalogItem::categoryPath).orElse(List.of()),
                known.flatMap(goods -> goods.price().stream().boxed().findFirst())
                        .orElse(null),
                known.flatMap(CatalogItem::currency).orElse(null),
                item.sources(),
                explain ? why(item.reason()) : null);
    }

    private Views.WhyRecommended why(Reason reason) {
        return new Views.WhyRecommended(
                reason.kind(), reason.evidence().map(this::event).orElse(null), reason.weight());
    }

    Views.HeldSubject held(Subject subject, SubjectRow row, Provenance by) {
        return new Views.HeldSubject(
                subject,
                profile(row.profile()),
                History.newestFirst(row, catalog).stream().map(this::event).toList(),
                purchases(row.purchases()),
                row.embedding()
                        .map(made -> new Views.SubjectEmbedding(made.modelVersion(), made.values()))
                        .orElse(null),
                by);
    }

    private static Views.LifeFigures profile(Profile profile) {
        Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            if (profile.count(type) > 0) {
                counts.put(type, profile.count(type));
            }
        }
        return new Views.LifeFigures(time(profile.firstMs()), time(profile.lastMs()), counts);
    }

    private List<Views.Purchase> purchases(Purchases purchases) {
        List<Views.Purchase> lastFirst = new ArrayList<>(purchases.size());
        for (int i = purchases.size() - 1; i >= 0; i--) {
            Optional<CatalogItem> item = catalog.byHash(purchases.itemHash(i));
            lastFirst.add(new Views.Purchase(
                    item.map(CatalogItem::itemId).orElse(null),
                    title(item),
                    purchases.times(i),
                    time(purchases.lastMs(i))));
        }
        return lastFirst;
    }

    Views.EventInfluence influence(Influence influence, Provenance by) {
        return new Views.EventInfluence(
                influence.losses().events().stream().map(this::event).toList(),
                influence.slate().items().stream()
                        .map(item -> new Views.InfluencedItem(
                                item.itemId(), title(catalog.item(item.itemId())), item.rank(), item.score()))
                        .toList(),
                influence.losses().lost().stream().map(row -> row.toArray()).toList(),
                by);
    }

    private Views.PastEvent event(Evidence past) {
        return new Views.PastEvent(
                past.type(),
                past.itemId().orElse(null),
                past.itemId().map(id -> title(catalog.item(id))).orElse(null),
                past.query().orElse(null),
                time(past.timeMs()));
    }

    private static @Nullable String title(Optional<CatalogItem> item) {
        return item.map(CatalogItem::title).orElse(null);
    }

    private static @Nullable Instant time(long ms) {
        return EventTime.isKnown(ms) ? Instant.ofEpochMilli(ms) : null;
    }
}
