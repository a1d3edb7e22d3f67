package dev.freshet.trainer.ranking;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.signals.PopularityIndex;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.core.visits.DecayedVisits;
import dev.freshet.core.visits.PastVisits;
import dev.freshet.core.visits.VisitIndex;
import dev.freshet.core.visits.VisitSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stream's signals by their defaults, event by event. Events of unknown time count nothing, as in the stream; an event that comes twice
 * counts twice, unlike there.
 */
public final class SignalFeed {

    /** What they are made of, for people. */
    public static final String WORDS = "half-life 3 d, browse 1, add-to-cart 3, purchase 5";

    private static final Duration HALF_LIFE = Duration.ofDays(3);
    /** The stream publishes about every second; here a ranking costs too much to be made for every event. */
    private static final int EVENTS_OF_A_SNAPSHOT = 50;

    /** As many events as memory is spent on subjects that went away. */
    private static final int EVENTS_OF_A_SWEEP = 200_000;

    private final Catalog catalog;
    private final PopularityIndex popularity = new PopularityIndex(HALF_LIFE);
    private final VisitIndex visits = new VisitIndex(HALF_LIFE);
    private final Map<String, DecayedPopularity> popularities = new HashMap<>();
    private final Map<String, DecayedVisits> before = new HashMap<>();
    private final Map<Subject, Ring> lastSlots = new HashMap<>();
    private VisitSnapshot visited = VisitSnapshot.EMPTY;
    private long events;
    private long eventsOfSnapshot;

    public SignalFeed(Catalog catalog) {
        this.catalog = catalog;
    }

    public void learn(UserEvent event) {
        Ring ring = ringAfter(event);
        int weight = weight(event.type());
        if (weight == 0 || !EventTime.isKnown(event.timeMs())) {
            return;
        }
        events++;
        PastVisits past = PastVisits.of(ring, event);
        event.items().stream().map(LineItem::itemId).distinct().forEach(item -> {
            DecayedPopularity wanted = popularities
                    .getOrDefault(item, DecayedPopularity.NONE)
                    .add(weight * DecayedPopularity.UNIT, event.timeMs(), HALF_LIFE);
            popularities.put(item, wanted);
            popularity.update(item, wanted);
            DecayedVisits visitsBefore = before.getOrDefault(item, DecayedVisits.NONE)
                    .add(past, Hashes.item(item), event.timeMs(), HALF_LIFE);
            before.put(item, visitsBefore);
            visits.update(item, visitsBefore);
        });
        if (events % EVENTS_OF_A_SWEEP == 0) {
            lastSlots.values().removeIf(last -> PastVisits.isLongAgo(last, event.timeMs()));
        }
    }

    /** What is popular, at most {@value #EVENTS_OF_A_SNAPSHOT} events ago. */
    public PopularitySnapshot popularity() {
        refresh();
        return popularity.snapshot();
    }

    /** What is visited around what, at most {@value #EVENTS_OF_A_SNAPSHOT} events ago. */
    public VisitSnapshot visits() {
        refresh();
        return visited;
    }

    private void refresh() {
        boolean first = eventsOfSnapshot == 0 && events > 0;
        if (first || events - eventsOfSnapshot >= EVENTS_OF_A_SNAPSHOT) {
            eventsOfSnapshot = events;
            popularity.refresh(
                    id -> catalog.item(id).map(CatalogItem::categoryPath).orElse(List.of()), events);
            visited = visits.refresh();
        }
    }

    /** The end of the subject's ring, as far as visits are looked for. */
    private Ring ringAfter(UserEvent event) {
        SubjectRow known = SubjectRow.EMPTY.withRing(lastSlots.getOrDefault(event.subject(), SubjectRow.EMPTY.ring()));
        Transition transition = RowUpdater.apply(known, event, 0);
        if (transition instanceof Transition.Applied applied) {
            Ring ring = applied.row().ring();
            List<Slot> last = ring.subList(Math.max(0, ring.size() - PastVisits.SLOTS), ring.size());
            lastSlots.put(event.subject(), Ring.copyOf(new ArrayList<>(last)));
            return ring;
        }
        if (transition instanceof Transition.Erased) {
            lastSlots.remove(event.subject());
        }
        return known.ring();
    }

    private static int weight(EventType type) {
        return switch (type) {
            case BROWSE -> 1;
            case ADD_TO_CART -> 3;
            case PURCHASE -> 5;
            case CLICK, SEARCH, REMOVE_FROM_CART, RETURN, IMPRESSION, IDENTIFY, ERASE -> 0;
        };
    }
}
