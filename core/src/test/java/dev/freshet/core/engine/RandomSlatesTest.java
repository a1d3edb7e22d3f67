package dev.freshet.core.engine;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.item;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.encode.EncodedRing;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.fixtures.TinyIdsBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.policy.ServePolicy;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.signals.PopularityIndex;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.visits.DecayedVisits;
import dev.freshet.core.visits.VisitIndex;
import dev.freshet.core.visits.VisitSnapshot;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slates of random worlds and subjects, against the same slates made naively. */
class RandomSlatesTest {

    private static final int ROUNDS = 400;
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> WORDS = List.of("tea", "light", "wool", "other");
    private static final List<String> IDS = IntStream.range(0, 80)
            .mapToObj(i -> i < 6 ? TinyBundle.items().get(i).itemId() : "item" + i)
            .toList();

    @TempDir
    Path directory;

    @Test
    void shouldRankAsANaiveListDoes() {
        BundleManifest.Ranking weights = new BundleManifest.Ranking(.75, .125, -.5, 1.5, .375);
        try (Bundle bundle = Bundle.open(TinyBundle.write(directory, weights), Execution.CPU)) {
            assertThat(compare(bundle, new Random(11))).isGreaterThan(ROUNDS / 2);
        }
    }

    @Test
    void shouldRankAsANaiveListDoesWhereMostItemsHaveNoVector() {
        try (Bundle bundle = Bundle.open(TinyIdsBundle.write(directory, "left", "BROWSE"), Execution.CPU)) {
            assertThat(compare(bundle, new Random(12))).isGreaterThan(ROUNDS / 4);
        }
    }

    @Test
    void shouldFallBackAsANaiveListDoes() {
        Random random = new Random(13);
        for (int round = 0; round < ROUNDS; round++) {
            World world = World.EMPTY.withCatalog(catalog(random)).withPopularity(popularity(random));
            SubjectRow row = subject(random);
            Rule rule = rule(random, row);
            int count = 1 + random.nextInt(30);

            Slate slate = new Recommender(EngineSettings.DEFAULT, rule.policy())
                    .recommend(row, SlateRequest.of(START_MS, count), world)
                    .slate();

            assertThat(NaiveSlate.Place.of(slate))
                    .as("round %d", round)
                    .isEqualTo(new NaiveSlate(world, row, rule.allowed(), 1, count).fallback());
        }
    }

    /** How many of the slates were the model's. */
    private static int compare(Bundle bundle, Random random) {
        float[][] user = new float[1][];
        Workspace workspace = new Workspace(
                (subject, ring, context, model, outside, without) -> new EncodedRing(user[0], user[0], List.of(), 0));
        World world = World.EMPTY.withBundle(bundle);
        int byTheModel = 0;
        for (int round = 0; round < ROUNDS; round++) {
            // Given: what came before is used on, as in the stream
            if (random.nextInt(3) == 0) {
                world = world.withCatalog(catalog(random));
            }
            if (random.nextInt(3) == 0) {
                world = world.withPopularity(popularity(random));
            }
            if (random.nextInt(3) == 0) {
                world = world.withVisits(visits(random));
            }
            user[0] = new float[] {random.nextInt(3) - 1, random.nextInt(3) - 1, random.nextInt(3) - 1, 0};
            SubjectRow row = subject(random);
            Rule rule = rule(random, row);
            int candidates = 1 + random.nextInt(40);
            int count = 1 + random.nextInt(30);

            // When
            Slate slate = new Recommender(new EngineSettings(candidates, 0), rule.policy())
                    .recommend("", row, SlateRequest.of(START_MS, count), world, workspace)
                    .slate();

            // Then
            NaiveSlate naive = new NaiveSlate(world, row, rule.allowed(), candidates, count);
            List<NaiveSlate.Place> ranked = naive.ranked(user[0]);
            boolean fallback = ranked.isEmpty();
            assertThat(slate.fallback())
                    .as("round %d", round)
                    .isEqualTo(fallback ? Optional.of(Fallback.NO_CANDIDATE) : Optional.empty());
            assertThat(NaiveSlate.Place.of(slate))
                    .as("round %d", round)
                    .isEqualTo(fallback ? naive.fallback() : ranked);
            byTheModel += fallback ? 0 : 1;
        }
        return byTheModel;
    }

    private static VisitSnapshot visits(Random random) {
        VisitIndex index = new VisitIndex(Duration.ofDays(3));
        for (String id : IDS) {
            long[] before = random.ints(0, IDS.size())
                    .limit(random.nextInt(6))
                    .distinct()
                    .mapToLong(at -> Hashes.item(IDS.get(at)))
                    .toArray();
            index.update(
                    id,
                    DecayedVisits.of(
                            START_MS - random.nextInt(100_000_000),
                            before,
                            random.longs(before.length, 1, 3 * DecayedVisits.UNIT)
                                    .toArray()));
        }
        return index.refresh();
    }

    private static Catalog catalog(Random random) {
        List<CatalogItem> items = new ArrayList<>();
        int sold = 1 + random.nextInt(3);
        for (String id : IDS) {
            if (random.nextInt(3) < sold) {
                CatalogItem item = item(id, WORDS.get(random.nextInt(4)) + " " + WORDS.get(random.nextInt(4)));
                CatalogItem kept = random.nextInt(4) == 0 ? TestEvents.unavailable(item) : item;
                items.add(random.nextInt(4) == 0 ? TestEvents.repeatable(kept) : kept);
            }
        }
        Collections.shuffle(items, random);
        return new Catalog(random.nextInt(100), items);
    }

    /** Few different popularities, for ties; sometimes none. */
    private static PopularitySnapshot popularity(Random random) {
        PopularityIndex index = new PopularityIndex(DAY);
        int known = random.nextInt(IDS.size());
        for (int i = 0; i < known; i++) {
            index.update(
                    IDS.get(random.nextInt(IDS.size())),
                    new DecayedPopularity((1L << random.nextInt(14)) * DecayedPopularity.UNIT, START_MS));
        }
        return index.refresh(id -> List.of(), random.nextInt(100));
    }

    /** Up to forty purchases of up to three items, some never sold, each between two days ago and now or at an unknown time; then a look. */
    private static SubjectRow subject(Random random) {
        List<UserEvent> events = new ArrayList<>();
        long timeMs = START_MS - 2 * DAY.toMillis();
        int purchases = random.nextInt(40);
        for (int i = 0; i < purchases; i++) {
            timeMs += random.nextInt((int) DAY.toMillis() / 10);
            String[] basket = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(place -> random.nextInt(9) == 0 ? "gone" + random.nextInt(5) : id(random))
                    .toArray(String[]::new);
            events.add(purchase("e" + i, random.nextInt(9) == 0 ? EventTime.UNKNOWN : timeMs, basket));
        }
        events.add(browse("last", START_MS, "tea"));
        return row(events.toArray(UserEvent[]::new));
    }

    private static String id(Random random) {
        // Mostly the same few, so that some are bought often
        return IDS.get(random.nextBoolean() ? random.nextInt(8) : random.nextInt(IDS.size()));
    }

    /** A policy, and the same in the words of a shop keeper. */
    private record Rule(Policy policy, Predicate<CatalogItem> allowed) {}

    private static Rule rule(Random random, SubjectRow row) {
        Set<String> hidden = IDS.stream().filter(id -> random.nextInt(3) == 0).collect(Collectors.toSet());
        return switch (random.nextInt(4)) {
            case 0 -> new Rule(Policy.NONE, item -> true);
            case 1 -> new Rule(new ServePolicy(Duration.ZERO), CatalogItem::available);
            case 2 ->
                new Rule(
                        (subject, timeMs, catalog) -> new LongOpenHashSet(
                                hidden.stream().mapToLong(Hashes::item).toArray()),
                        item -> !hidden.contains(item.itemId()));
            default ->
                new Rule(
                        new ServePolicy(DAY),
                        item -> item.available() && (item.repeatable() || !isBoughtWithinADay(row, item)));
        };
    }

    private static boolean isBoughtWithinADay(SubjectRow row, CatalogItem item) {
        return row.purchases().stream()
                .filter(bought -> bought.itemHash() == Hashes.item(item.itemId()))
                .anyMatch(bought -> !EventTime.isKnown(bought.lastMs()) || bought.lastMs() > START_MS - DAY.toMillis());
    }
}
