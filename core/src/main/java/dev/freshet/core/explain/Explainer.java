package dev.freshet.core.explain;

import com.google.common.collect.Lists;
import dev.freshet.core.Hashes;
import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.encode.EncodedRing;
import dev.freshet.core.event.EventType;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.ranking.Ranker;
import dev.freshet.core.state.RecentQuery;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.SubjectRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Names for each item of a slate the past event whose removal lowers its score most. The claim is tested, not guessed: the
 * user vector is made again without the event, and a purchase of the item itself is taken off what the subject bought. Only a few events are tested, since
 * each costs a part of an encode: the newest, the newest search, and those whose items lie nearest to the slate's.
 */
public final class Explainer {

    private final Bundle bundle;
    private final ItemSpace space;
    private final Catalog catalog;
    private final Ranker ranker;
    private final int events;

    /**
     * @param ranker what the slate was ranked by
     * @param events how many events are tested for a slate; 0 explains nothing
     */
    public Explainer(Bundle bundle, ItemSpace space, Catalog catalog, Ranker ranker, int events) {
        this.bundle = bundle;
        this.space = space;
        this.catalog = catalog;
        this.ranker = ranker;
        this.events = events;
    }

    /**
     * Reasons for the items of a slate, in its order.
     *
     * @param row the subject, for the text of its searches
     * @param ring the slots that were encoded, not empty
     * @param encoded what was made of them, and ranked by
     * @param slate indexes of the items in the item space
     */
    public List<Reason> explain(SubjectRow row, List<Slot> ring, EncodedRing encoded, List<Integer> slate) {
        if (events == 0 || slate.isEmpty()) {
            return slate.stream().map(item -> Reason.of(Reason.Kind.HISTORY)).toList();
        }
        List<PastEvent> newestFirst = Lists.reverse(PastEvent.of(ring));
        List<PastEvent> tested = EventsToTest.choose(newestFirst, slate, this::nearness, events);
        List<Optional<float[]>> without =
                encoded.usersWithout(tested.stream().mapToLong(PastEvent::hash).toArray());
        List<Reason> reasons = new ArrayList<>();
        for (int item : slate) {
            float score = space.score(encoded.user(), item);
            String itemId = space.item(item).itemId();
            long itemHash = Hashes.item(itemId);
            double purchase = ranker.shareOfAPurchase(itemId);
            double most = 0;
            Optional<Evidence> strongest = Optional.empty();
            if (purchase > 0 && newestFirst.stream().noneMatch(event -> event.bought(itemHash))) {
                // The model does not see it any more: without it, only the second stage changes.
                most = purchase;
                strongest = lastPurchase(row, itemId, itemHash);
            }
            for (int e = 0; e < tested.size(); e++) {
                // Somebody without a history scores an item by its bias alone.
                double left = without.get(e)
                        .map(other -> (double) space.score(other, item))
                        .orElse((double) space.bias(item));
                PastEvent event = tested.get(e);
                double lost = score - left + (event.bought(itemHash) ? purchase : 0);
                if (lost > most) {
                    most = lost;
                    strongest = Optional.of(evidence(row, event.slots(), item));
                }
            }
            double weight = most;
            reasons.add(
                    strongest.map(evidence -> Reason.event(evidence, weight)).orElse(Reason.of(Reason.Kind.HISTORY)));
        }
        return reasons;
    }

    /** How near a slot's item lies to an item of the slate; lowest for what has no vector. */
    private double nearness(Slot slot, int item) {
        float[] vector = new float[bundle.dimensions()];
        if (!(slot instanceof Slot.ItemSlot past) || !copyVector(past.itemHash(), vector)) {
            return Double.NEGATIVE_INFINITY;
        }
        return space.score(vector, item) - space.bias(item);
    }

    private boolean copyVector(long itemHash, float[] into) {
        int row = bundle.items().row(itemHash);
        if (row >= 0) {
            bundle.items().copyVector(row, into, 0);
            return true;
        }
        return space.copyVector(itemHash, into, 0);
    }

    private static Optional<Evidence> lastPurchase(SubjectRow row, String itemId, long itemHash) {
        return row.purchases().stream()
                .filter(bought -> bought.itemHash() == itemHash)
                .map(bought -> new Evidence(EventType.PURCHASE, Optional.of(itemId), Optional.empty(), bought.lastMs()))
                .findFirst();
    }

    private Evidence evidence(SubjectRow row, List<Slot> event, int item) {
        long itemHash = Hashes.item(space.item(item).itemId());
        Slot named = event.stream()
                .max(Comparator.comparing(
                                (Slot slot) -> slot instanceof Slot.ItemSlot past && past.itemHash() == itemHash)
                        .thenComparingDouble(slot -> nearness(slot, item)))
                .orElseThrow();
        Optional<String> itemId = named instanceof Slot.ItemSlot past
                ? catalog.byHash(past.itemHash()).map(CatalogItem::itemId)
                : Optional.empty();
        Optional<String> query = row.queries().stream()
                .filter(kept -> named.type() == EventType.SEARCH && kept.eventHash() == named.eventHash())
                .map(RecentQuery::text)
                .findFirst();
        return new Evidence(named.type(), itemId, query, named.timeMs());
    }
}
