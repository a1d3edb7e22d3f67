package dev.freshet.trainer.ranking;

import dev.freshet.core.candidates.CandidateRequest;
import dev.freshet.core.candidates.CandidateSet;
import dev.freshet.core.candidates.CoVisitationSource;
import dev.freshet.core.candidates.EmbeddingSource;
import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.candidates.PopularitySource;
import dev.freshet.core.candidates.RecentSource;
import dev.freshet.core.candidates.RepeatSource;
import dev.freshet.core.candidates.SpacePopularity;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.engine.EngineSettings;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.policy.ServePolicy;
import dev.freshet.core.ranking.Features;
import dev.freshet.core.ranking.Ranker;
import dev.freshet.core.retrieval.Hits;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.data.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Extracts the candidates of validation events, in the order of arrival, and keeps no rows but those of their subjects. Sees no event of
 * the test. Used once.
 */
final class FittingCases {

    /** Weights that make a ranker look at everything. */
    private static final BundleManifest.Ranking ALL = new BundleManifest.Ranking(1, 1, 1, 1, 1);

    private static final Policy POLICY = new ServePolicy(Duration.ofDays(1));

    private final Bundle bundle;
    private final Catalog catalog;
    private final ItemSpace space;
    private final SignalFeed signals;
    private final Map<Subject, SubjectRow> rows = new HashMap<>();
    private final List<FittingCase> cases = new ArrayList<>();
    private final CandidateSet union = new CandidateSet();
    private final Hits hits = new Hits();
    private PopularitySnapshot laidOut = PopularitySnapshot.EMPTY;
    private SpacePopularity popular;

    FittingCases(Bundle bundle, Dataset dataset) {
        this.bundle = bundle;
        try (Stream<CatalogItem> items = dataset.catalog()) {
            this.catalog = new Catalog(1, items.toList());
        }
        this.space = ItemSpace.of(bundle, catalog, ItemSpace.EMPTY);
        this.signals = new SignalFeed(catalog);
        this.popular = SpacePopularity.of(laidOut, space);
    }

    /** At most {@code most} cases, evenly spread over the validation part. */
    List<FittingCase> of(Dataset dataset, Parts parts, int most) {
        long all;
        try (Stream<UserEvent> events = dataset.events()) {
            all = events.filter(event -> parts.of(event) == Parts.Part.VALIDATION)
                    .count();
        }
        Set<Subject> asked = new HashSet<>();
        Spread first = new Spread(all, most);
        try (Stream<UserEvent> events = dataset.events()) {
            events.filter(event -> parts.of(event) == Parts.Part.VALIDATION)
                    .filter(event -> first.takesNext())
                    .forEach(event -> asked.add(event.subject()));
        }
        Spread again = new Spread(all, most);
        try (Stream<UserEvent> events = dataset.events()) {
            events.forEach(event -> {
                Parts.Part part = parts.of(event);
                if (part == Parts.Part.VALIDATION && again.takesNext()) {
                    extract(event);
                }
                if (part != Parts.Part.TEST) {
                    signals.learn(event);
                    if (asked.contains(event.subject())) {
                        apply(event);
                    }
                }
            });
        }
        return cases;
    }

    /** Takes some of all, evenly spread. */
    private static final class Spread {
        private final long all;
        private final long most;
        private long seen;

        Spread(long all, long most) {
            this.all = all;
            this.most = most;
        }

        boolean takesNext() {
            long before = seen++ * most / all;
            return all <= most || seen * most / all > before;
        }
    }

    private void apply(UserEvent event) {
        SubjectRow before = rows.getOrDefault(event.subject(), SubjectRow.EMPTY);
        Transition transition = RowUpdater.apply(before, event, 0);
        if (transition instanceof Transition.Applied applied) {
            rows.put(event.subject(), applied.row());
        } else if (transition instanceof Transition.Erased) {
            rows.remove(event.subject());
        }
    }

    private void extract(UserEvent event) {
        SubjectRow row = rows.getOrDefault(event.subject(), SubjectRow.EMPTY);
        List<Slot> ring = bundle.readable(row.ring());
        if (ring.isEmpty()) {
            return;
        }
        float[] user = bundle.users(bundle.embed(List.of(ring), space), RequestContext.UNKNOWN)[0];
        Ring shown = Ring.copyOf(ring);
        CandidateRequest wanted = new CandidateRequest(
                row, shown, user, allowed(row, event.timeMs()), EngineSettings.DEFAULT.candidates());
        union.clear();
        new EmbeddingSource(space, hits).propose(wanted, union);
        new PopularitySource(popular()).propose(wanted, union);
        new RepeatSource(space).propose(wanted, union);
        new RecentSource(space).propose(wanted, union);
        Ranker ranker = new Ranker(ALL, row, shown, space, popular(), signals.visits());
        new CoVisitationSource(ranker.coVisits()).propose(wanted, union);
        int[] candidates = IntStream.range(0, union.size()).map(union::index).toArray();
        Arrays.sort(candidates);
        Set<String> targets = event.items().stream().map(LineItem::itemId).collect(Collectors.toSet());
        double[] scores = new double[candidates.length];
        List<Features> features = new ArrayList<>(candidates.length);
        boolean[] hits = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String itemId = space.item(candidates[i]).itemId();
            scores[i] = space.score(user, candidates[i]);
            features.add(ranker.features(candidates[i]));
            hits[i] = targets.contains(itemId);
        }
        cases.add(new FittingCase(scores, features, hits, targets.size()));
    }

    private IntPredicate allowed(SubjectRow row, long timeMs) {
        Predicate<CatalogItem> allowed = POLICY.allowed(row, timeMs, catalog);
        return index -> allowed.test(space.item(index));
    }

    private SpacePopularity popular() {
        PopularitySnapshot newest = signals.popularity();
        if (newest != laidOut) {
            laidOut = newest;
            popular = SpacePopularity.of(newest, space);
        }
        return popular;
    }
}
