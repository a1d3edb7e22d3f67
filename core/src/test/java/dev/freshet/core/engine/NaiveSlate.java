package dev.freshet.core.engine;

import com.google.common.collect.Lists;
import dev.freshet.core.Hashes;
import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.candidates.Source;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.state.PurchaseMemory;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.SubjectRow;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A slate as one would write it down: by item ids, in lists and maps, everything sorted. What the engine must agree with. */
record NaiveSlate(World world, SubjectRow row, Predicate<CatalogItem> allowed, int candidates, int count) {

    /** One place, without its reason. */
    record Place(String itemId, double score, Set<Source> sources) {
        static List<Place> of(Slate slate) {
            return slate.items().stream()
                    .map(item -> new Place(item.itemId(), item.score(), item.sources()))
                    .toList();
        }
    }

    /** Empty where the model has a vector of no candidate. */
    List<Place> ranked(float[] user) {
        ItemSpace space = world.space();
        BundleManifest.Ranking weights = world.bundle().orElseThrow().ranking();
        int limit = Math.max(candidates, count);
        Map<String, Set<Source>> union = new LinkedHashMap<>();
        propose(
                union,
                Source.EMBEDDING,
                limit,
                IntStream.range(0, space.size())
                        .boxed()
                        .sorted(Comparator.comparing((Integer i) -> -space.score(user, i))
                                .thenComparing(Comparator.naturalOrder()))
                        .map(i -> space.item(i).itemId()));
        propose(union, Source.POPULARITY, limit, world.popularity().overall().stream());
        propose(
                union,
                Source.REPEAT,
                limit,
                Lists.reverse(row.purchases()).stream()
                        .sorted(Comparator.comparingInt(PurchaseMemory::times).reversed())
                        .map(bought -> world.catalog().byHash(bought.itemHash()))
                        .flatMap(Optional::stream)
                        .map(CatalogItem::itemId));
        if (weights.readsRing()) {
            propose(
                    union,
                    Source.RECENT,
                    limit,
                    Lists.reverse(ring()).stream()
                            .filter(slot -> slot instanceof Slot.ItemSlot)
                            .map(slot -> world.catalog().byHash(((Slot.ItemSlot) slot).itemHash()))
                            .flatMap(Optional::stream)
                            .map(CatalogItem::itemId));
        }
        if (weights.readsCoVisitation()) {
            propose(
                    union,
                    Source.CO_VISITATION,
                    limit,
                    IntStream.range(0, space.size())
                            .mapToObj(i -> space.item(i).itemId())
                            .filter(id -> visits(id) > 0)
                            .sorted(Comparator.comparing((String id) -> -visits(id))));
        }
        return union.keySet().stream()
                .sorted(Comparator.comparing((String id) -> -score(id, user, weights))
                        .thenComparing(space::index))
                .limit(count)
                .map(id -> new Place(id, score(id, user, weights), union.get(id)))
                .toList();
    }

    /** Without a model. */
    List<Place> fallback() {
        Map<String, Set<Source>> union = new LinkedHashMap<>();
        Stream.of(Source.POPULARITY, Source.CATALOG)
                .forEach(source -> (source == Source.POPULARITY
                                ? world.popularity().overall().stream()
                                : world.catalog().items().stream().map(CatalogItem::itemId))
                        .filter(this::isAllowed)
                        .limit(count)
                        .forEach(id -> union.computeIfAbsent(id, i -> EnumSet.noneOf(Source.class))
                                .add(source)));
        List<String> ids = union.keySet().stream().limit(count).toList();
        return ids.stream()
                .map(id -> new Place(id, 1.0 / (ids.indexOf(id) + 1), union.get(id)))
                .toList();
    }

    private void propose(Map<String, Set<Source>> union, Source source, int limit, Stream<String> bestFirst) {
        bestFirst
                .filter(id -> world.space().index(id) >= 0)
                .filter(this::isAllowed)
                .limit(limit)
                .forEach(id -> union.computeIfAbsent(id, i -> EnumSet.noneOf(Source.class))
                        .add(source));
    }

    private boolean isAllowed(String itemId) {
        return world.catalog().item(itemId).filter(allowed).isPresent();
    }

    /** What the model was shown. */
    private List<Slot> ring() {
        return world.bundle().orElseThrow().readable(row.ring());
    }

    private double score(String itemId, float[] user, BundleManifest.Ranking weights) {
        int times = row.purchases().stream()
                .filter(bought -> bought.itemHash() == Hashes.item(itemId))
                .mapToInt(PurchaseMemory::times)
                .sum();
        List<Slot> ring = ring();
        int last = -1;
        for (int slot = 0; slot < ring.size(); slot++) {
            if (ring.get(slot) instanceof Slot.ItemSlot held && held.itemHash() == Hashes.item(itemId)) {
                last = slot;
            }
        }
        return world.space().score(user, world.space().index(itemId))
                + (weights.repeat() * Math.log1p(times)
                        + weights.popularity() * world.popularity().logPopularity(itemId)
                        + (last < 0 ? 0 : weights.met())
                        + (last < 0 ? 0 : weights.recent() * (1.0 / (ring.size() - last)))
                        + weights.coVisitation() * Math.log1p(100 * visits(itemId)));
    }

    private double visits(String itemId) {
        Map<Long, String> known = TinyBundle.items().stream()
                .collect(Collectors.toMap(item -> Hashes.item(item.itemId()), CatalogItem::itemId));
        List<Long> last = Lists.reverse(ring()).stream()
                .filter(slot -> slot instanceof Slot.ItemSlot)
                .map(slot -> ((Slot.ItemSlot) slot).itemHash())
                .limit(5)
                .toList();
        double sum = 0;
        for (int ago = 0; ago < last.size(); ago++) {
            double decay = 1.0 / (1 << ago);
            for (TinyBundle.CoVisit visit : TinyBundle.coVisits(known.getOrDefault(last.get(ago), "unknown"))) {
                sum += visit.itemId().equals(itemId) ? decay * visit.weight() : 0;
            }
            Map<Long, Double> lately = new HashMap<>();
            world.visits().around(last.get(ago), lately::put);
            sum += 2 * decay * lately.getOrDefault(Hashes.item(itemId), 0.0);
        }
        return sum;
    }
}
