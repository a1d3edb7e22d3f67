package dev.freshet.core.explain;

import com.google.common.primitives.ImmutableDoubleArray;
import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.encode.EncodedRing;
import dev.freshet.core.event.EventType;
import dev.freshet.core.ranking.Ranker;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.SubjectRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names for each item of a slate the past event whose removal lowers its score most. The claim is tested, not guessed: the
 * user vector is made again without the event, and a purchase of the item itself is taken off what the subject bought. Only a few events are tested, since
 * each costs a part of an encode: {@link EventsToTest}.
 */
public final class Explainer {

    private final ItemSpace space;
    private final Catalog catalog;
    private final Ranker ranker;

    /** @param ranker what the slate was ranked by */
    public Explainer(ItemSpace space, Catalog catalog, Ranker ranker) {
        this.space = space;
        this.catalog = catalog;
        this.ranker = ranker;
    }

    /**
     * Reasons for the items of a slate, in its order.
     *
     * @param row the subject, for the text of its searches
     * @param ring the slots that were encoded, not empty
     * @param encoded what was made of them without the events tested, and ranked by
     * @param slate indexes of the items in the item space
     */
    public List<Reason> explain(SubjectRow row, Ring ring, EncodedRing encoded, EventsToTest tested, int... slate) {
        List<Reason> reasons = new ArrayList<>(slate.length);
        for (int item : slate) {
            reasons.add(
                    tested.events().isEmpty()
                            ? Reason.of(Reason.Kind.HISTORY)
                            : reason(row, ring, encoded, tested, item));
        }
        return reasons;
    }

    /**
     * What each item of a slate loses without each of the events.
     *
     * @param ring the slots that were encoded, whole
     * @param encoded what was made of them without the events tested, and ranked by
     * @param slate indexes of the items in the item space
     */
    public EventLosses losses(SubjectRow row, Ring ring, EncodedRing encoded, EventsToTest tested, int... slate) {
        List<Evidence> events = new ArrayList<>();
        List<ImmutableDoubleArray> lost = new ArrayList<>();
        for (int e = 0; e < tested.events().size(); e++) {
            PastEvent event = tested.events().get(e);
            events.add(History.evidence(row, ring, event.from(), catalog));
            ImmutableDoubleArray.Builder losses = ImmutableDoubleArray.builder(slate.length);
            for (int item : slate) {
                losses.add(lost(space.score(encoded.user(), item), encoded, tested, e, item));
            }
            lost.add(losses.build());
        }
        return new EventLosses(events, lost);
    }

    /** What an item loses of its score without one of the events. */
    private double lost(float score, EncodedRing encoded, EventsToTest tested, int e, int item) {
        // Somebody without a history scores an item by its bias alone.
        Optional<float[]> other = encoded.usersWithout().get(e);
        double left = other.isPresent() ? space.score(other.get(), item) : space.bias(item);
        PastEvent event = tested.events().get(e);
        return score - left + ranker.shareOf(event.from(), event.to(), item);
    }

    private Reason reason(SubjectRow row, Ring ring, EncodedRing encoded, EventsToTest tested, int item) {
        float score = space.score(encoded.user(), item);
        long itemHash = space.hash(item);
        double purchase = ranker.shareOfAPurchase(item);
        double most = 0;
        Optional<Evidence> strongest = Optional.empty();
        if (purchase > 0 && !PastEvent.isBought(ring, tested.oldestSlot(), ring.size(), itemHash)) {
            // The newest slot does not see it any more: without it, only the second stage changes.
            most = purchase;
            strongest = lastPurchase(row, space.item(item).itemId(), itemHash);
        }
        int named = -1;
        for (int e = 0; e < tested.events().size(); e++) {
            double lost = lost(score, encoded, tested, e, item);
            if (lost > most) {
                most = lost;
                named = e;
            }
        }
        if (named >= 0) {
            PastEvent event = tested.events().get(named);
            return Reason.event(History.evidence(row, ring, slotToName(ring, event, item), catalog), most);
        }
        double weight = most;
        return strongest.map(evidence -> Reason.event(evidence, weight)).orElse(Reason.of(Reason.Kind.HISTORY));
    }

    private static Optional<Evidence> lastPurchase(SubjectRow row, String itemId, long itemHash) {
        int bought = row.purchases().indexOfItem(itemHash);
        return bought < 0
                ? Optional.empty()
                : Optional.of(new Evidence(
                        EventType.PURCHASE,
                        Optional.of(itemId),
                        Optional.empty(),
                        row.purchases().lastMs(bought)));
    }

    /** Of a basket the item itself, else the one that is nearest to it. */
    private int slotToName(Ring ring, PastEvent event, int item) {
        int best = event.from();
        double most = Double.NEGATIVE_INFINITY;
        for (int i = event.from(); i < event.to(); i++) {
            if (!ring.isSearch(i) && ring.itemHash(i) == space.hash(item)) {
                return i;
            }
            int index = ring.isSearch(i) ? -1 : space.index(ring.itemHash(i));
            double near = index < 0 ? Double.NEGATIVE_INFINITY : space.similarity(index, item);
            if (near > most) {
                most = near;
                best = i;
            }
        }
        return best;
    }
}
