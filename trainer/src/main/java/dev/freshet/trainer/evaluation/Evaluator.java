package dev.freshet.trainer.evaluation;

import dev.freshet.core.Hashes;
import dev.freshet.core.baseline.Baseline;
import dev.freshet.core.baseline.ItemKnn;
import dev.freshet.core.baseline.OwnFrequency;
import dev.freshet.core.baseline.Popularity;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.engine.EngineSettings;
import dev.freshet.core.engine.Recommender;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.engine.World;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.policy.ServePolicy;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.ranking.PopularityFeed;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import it.unimi.dsi.fastutil.longs.LongSets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a bundle by the slates that core makes with it, over the whole catalog, beside simple recommenders. One pass in the
 * order of arrival: a test event is foretold before anything learns it. Used once.
 */
final class Evaluator {

    private static final int[] LENGTHS = {10, 20};
    private static final int LONGEST = 20;
    private static final String MODEL = "freshet";
    /** As the stream's default. */
    private static final Duration BOUGHT_WITHIN = Duration.ofDays(1);

    private final Bundle bundle;
    private final Shown shown;
    private final Catalog catalog;
    private final Policy policy;
    private final Recommender recommender;
    private final PopularityFeed popularity;
    private final List<Baseline> baselines = List.of(new Popularity(), new OwnFrequency(), new ItemKnn());
    private final Map<Subject, SubjectRow> rows = new HashMap<>();
    private final Map<Subject, Set<String>> known = new HashMap<>();
    private final Map<ScoreKey, Score> scores = new LinkedHashMap<>();
    private final Map<EvaluationReport.Targets, Long> targetCounts = new EnumMap<>(EvaluationReport.Targets.class);
    private World world;
    // What the subject of the event foretold has seen, for the policy that hides it.
    private LongSet seen = LongSets.EMPTY_SET;
    private long cases;
    private long withoutHistory;
    private long fallbacks;
    private long unknownTargets;

    Evaluator(Bundle bundle, Dataset dataset, Shown shown) {
        this.bundle = bundle;
        this.shown = shown;
        try (Stream<CatalogItem> items = dataset.catalog()) {
            this.catalog = new Catalog(1, items.toList());
        }
        this.policy = policy();
        this.recommender = new Recommender(new EngineSettings(LONGEST, 0), policy);
        this.world = World.EMPTY.withCatalog(catalog).withBundle(bundle);
        this.popularity = new PopularityFeed(catalog);
        for (EvaluationReport.Targets kind : EvaluationReport.Targets.values()) {
            targetCounts.put(kind, 0L);
        }
    }

    private record ScoreKey(EvaluationReport.Targets targets, int k, String recommender) {}

    /** Foretells the test events and learns all. With {@code learnFirst} the simple recommenders and the popularity signal learn the rest beforehand. */
    void run(Dataset dataset, Predicate<UserEvent> isTest, boolean learnFirst) {
        if (learnFirst) {
            try (Stream<UserEvent> events = dataset.events()) {
                events.filter(isTest.negate()).forEach(this::teach);
            }
        }
        try (Stream<UserEvent> events = dataset.events()) {
            events.forEach(event -> {
                if (isTest.test(event)) {
                    foretell(event);
                }
                if (!learnFirst) {
                    teach(event);
                }
                apply(event);
            });
        }
    }

    private void teach(UserEvent event) {
        baselines.forEach(baseline -> baseline.learn(event));
        popularity.learn(event);
    }

    private void apply(UserEvent event) {
        SubjectRow before = rows.getOrDefault(event.subject(), SubjectRow.EMPTY);
        Transition transition = RowUpdater.apply(before, event, 0);
        if (transition instanceof Transition.Applied applied) {
            rows.put(event.subject(), applied.row());
            if (event.type().entersRing()) {
                Set<String> items = known.computeIfAbsent(event.subject(), subject -> new HashSet<>());
                event.items().forEach(line -> items.add(line.itemId()));
            }
        } else if (transition instanceof Transition.Erased) {
            rows.remove(event.subject());
            known.remove(event.subject());
        }
    }

    private void foretell(UserEvent event) {
        SubjectRow row = rows.getOrDefault(event.subject(), SubjectRow.EMPTY);
        if (row.ring().isEmpty()) {
            withoutHistory++;
            return;
        }
        cases++;
        Set<String> before = known.getOrDefault(event.subject(), Set.of());
        Map<EvaluationReport.Targets, Set<String>> targets = targets(event, before);
        targets.forEach((kind, items) -> targetCounts.merge(kind, (long) items.size(), Long::sum));
        unknownTargets += event.items().stream()
                .map(LineItem::itemId)
                .distinct()
                .filter(item -> bundle.items().row(Hashes.item(item)) < 0)
                .count();

        seen = new LongOpenHashSet(before.stream().mapToLong(Hashes::item).toArray());
        world = world.withPopularity(popularity.snapshot());
        Slate slate = recommender
                .recommend(row, SlateRequest.of(event.timeMs(), LONGEST), world)
                .slate();
        fallbacks += slate.fallback().isPresent() ? 1 : 0;
        judge(MODEL, slate.items().stream().map(SlateItem::itemId).toList(), targets);
        Predicate<CatalogItem> allowed = policy.allowed(row, event.timeMs(), catalog);
        for (Baseline baseline : baselines) {
            List<String> items = baseline.top(
                    event.subject(),
                    LONGEST,
                    id -> catalog.item(id).filter(allowed).isPresent());
            judge(baseline.name(), items, targets);
        }
    }

    private Policy policy() {
        return switch (shown) {
            case NONE -> Policy.NONE;
            case SEEN -> (row, timeMs, goods) -> seen;
            case SERVE -> new ServePolicy(BOUGHT_WITHIN);
        };
    }

    private static Map<EvaluationReport.Targets, Set<String>> targets(UserEvent event, Set<String> before) {
        Set<String> all =
                event.items().stream().map(LineItem::itemId).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<Boolean, Set<String>> parts =
                all.stream().collect(Collectors.partitioningBy(before::contains, Collectors.toSet()));
        return Map.of(
                EvaluationReport.Targets.ALL,
                all,
                EvaluationReport.Targets.REPEAT,
                parts.getOrDefault(true, Set.of()),
                EvaluationReport.Targets.FIRST_TIME,
                parts.getOrDefault(false, Set.of()));
    }

    private void judge(String recommender, List<String> slate, Map<EvaluationReport.Targets, Set<String>> targets) {
        targets.forEach((kind, items) -> {
            if (!items.isEmpty()) {
                for (int k : LENGTHS) {
                    scores.computeIfAbsent(new ScoreKey(kind, k, recommender), key -> new Score(k))
                            .add(slate, items);
                }
            }
        });
    }

    EvaluationReport report(String dataset, Protocol protocol, List<String> facts, List<String> notes) {
        List<EvaluationReport.Row> table = new ArrayList<>();
        for (EvaluationReport.Targets kind : EvaluationReport.Targets.values()) {
            for (int k : LENGTHS) {
                Stream.concat(Stream.of(MODEL), baselines.stream().map(Baseline::name))
                        .forEach(name -> {
                            Score score = scores.get(new ScoreKey(kind, k, name));
                            if (score != null) {
                                table.add(score.row(name, kind, catalog.size()));
                            }
                        });
            }
        }
        return new EvaluationReport(
                bundle.version(),
                dataset,
                protocol.label(),
                shown.label(),
                cases,
                targetCounts,
                withoutHistory,
                fallbacks,
                unknownTargets,
                table,
                facts,
                notes);
    }
}
