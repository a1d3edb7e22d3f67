package dev.freshet.trainer.evaluation;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.GapBuckets;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.data.HeldOutItems;
import dev.freshet.trainer.data.Parts;
import it.unimi.dsi.fastutil.longs.LongIterator;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Asks contenders for slates over the whole catalog, in one pass in the order of arrival: a test event is foretold before anything
 * learns it. Used once.
 */
final class Evaluator {

    private final Goods goods;
    private final Shown shown;
    private final HeldOutItems heldOut;
    private final Policy policy;
    private final BitSet shelf = new BitSet();
    private final List<Answers> answers;
    private final int longest;
    private final People people = new People();
    private final Cases cases = new Cases();
    private final ItemPopularity popularity;
    private final BitSet learned = new BitSet();
    private final Set<Subject> met = new HashSet<>();
    private BitSet learnedBeforeTest = new BitSet();
    private Set<Subject> metBeforeTest = Set.of();
    private long withoutHistory;
    private long judged;
    private int partsLearned;

    /**
     * @param heldOut items of which nobody learns before the test begins
     * @param lengths of the slates that count, ascending
     */
    Evaluator(Goods goods, Shown shown, HeldOutItems heldOut, List<Contender> contenders, List<Integer> lengths) {
        this.goods = goods;
        this.shown = shown;
        this.heldOut = heldOut;
        this.policy = shown.policy();
        this.longest = lengths.get(lengths.size() - 1);
        this.popularity = new ItemPopularity(goods.size());
        this.answers = contenders.stream()
                .map(contender -> new Answers(
                        contender,
                        lengths.stream()
                                .map(k -> new ListQuality(k, goods, popularity))
                                .toList()))
                .toList();
        Predicate<CatalogItem> shows = shown.shelf(heldOut);
        for (int place = 0; place < goods.size(); place++) {
            shelf.set(place, shows.test(goods.catalog().items().get(place)));
        }
    }

    /** Foretells the test events and learns all. */
    void run(Dataset dataset, TestEvents test) {
        if (test.learnRestFirst()) {
            try (Stream<UserEvent> events = dataset.events()) {
                events.filter(test.isTest().negate())
                        .forEach(event -> heldOut.strip(event).ifPresent(this::teach));
            }
        }
        long all = test.parts() == 1 ? Long.MAX_VALUE : count(dataset, test);
        try (Stream<UserEvent> events = dataset.events()) {
            events.forEach(event -> {
                if (test.isTest().test(event)) {
                    if (judged++ >= all / test.parts() * partsLearned && partsLearned < test.parts()) {
                        learnPart();
                    }
                    foretell(event);
                }
                if (test.learnRestFirst()) {
                    heldOut.strip(event).ifPresent(people::apply);
                } else {
                    (partsLearned > 0 ? Optional.of(event) : heldOut.strip(event)).ifPresent(known -> {
                        teach(known);
                        people.apply(known);
                    });
                }
            });
        }
    }

    private static long count(Dataset dataset, TestEvents test) {
        try (Stream<UserEvent> events = dataset.events()) {
            return events.filter(test.isTest()).count();
        }
    }

    private void learnPart() {
        if (partsLearned == 0) {
            learnedBeforeTest = (BitSet) learned.clone();
            metBeforeTest = Set.copyOf(met);
        }
        partsLearned++;
        answers.forEach(each -> each.contender().refit());
        popularity.settle();
    }

    private void teach(UserEvent event) {
        met.add(event.subject());
        answers.forEach(each -> each.contender().learn(event));
        if (Parts.isForetellable(event)) {
            event.items().stream()
                    .map(LineItem::itemId)
                    .distinct()
                    .mapToInt(goods::place)
                    .filter(place -> place != Goods.UNKNOWN)
                    .forEach(place -> {
                        learned.set(place);
                        popularity.count(place);
                    });
        }
    }

    private void foretell(UserEvent event) {
        SubjectRow row = people.row(event.subject());
        if (row.ring().isEmpty()) {
            withoutHistory++;
            return;
        }
        LongSet had = people.had(event.subject());
        List<Target> targets = targets(event, had);
        if (targets.isEmpty()) {
            return;
        }
        LongSet hidden = shown == Shown.SEEN ? had : policy.hidden(row, event.timeMs(), goods.catalog());
        Case asked = new Case(
                event.subject(),
                event.timeMs(),
                row,
                context(event, row.ring()),
                targets,
                !metBeforeTest.contains(event.subject()),
                hidden,
                allowed(hidden));
        cases.add(asked);
        int[] places = asked.targets().stream()
                .mapToInt(target -> goods.place(target.itemId()))
                .toArray();
        for (Answers each : answers) {
            each.add(asked.targets(), places, each.contender().answer(asked, longest));
        }
    }

    private List<Target> targets(UserEvent event, LongSet had) {
        return event.items().stream()
                .map(LineItem::itemId)
                .distinct()
                .filter(id -> shown != Shown.HELD_OUT || heldOut.holds(id))
                .map(id -> new Target(id, had.contains(Hashes.item(id)), isNew(id)))
                .toList();
    }

    private static RequestContext context(UserEvent event, Ring ring) {
        long last = ring.get(ring.size() - 1).timeMs();
        return new RequestContext(event.surface(), Optional.of(event.type()), GapBuckets.bucket(last, event.timeMs()));
    }

    private boolean isNew(String itemId) {
        int place = goods.place(itemId);
        return place == Goods.UNKNOWN || !learnedBeforeTest.get(place);
    }

    private BitSet allowed(LongSet hidden) {
        BitSet allowed = (BitSet) shelf.clone();
        for (LongIterator hashes = hidden.iterator(); hashes.hasNext(); ) {
            int place = goods.place(hashes.nextLong());
            if (place != Goods.UNKNOWN) {
                allowed.clear(place);
            }
        }
        return allowed;
    }

    Cases cases() {
        return cases;
    }

    List<Answers> answers() {
        return answers;
    }

    /** Events not judged because the subject had nothing in the ring. */
    long withoutHistory() {
        return withoutHistory;
    }
}
