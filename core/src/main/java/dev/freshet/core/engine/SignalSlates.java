package dev.freshet.core.engine;

import dev.freshet.core.candidates.Source;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.explain.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Slates without a model: what is popular, then the catalog in its own order, which is better than an empty slate in a shop where
 * nothing has happened yet.
 */
final class SignalSlates {

    private SignalSlates() {}

    static Slate of(World world, Predicate<CatalogItem> allowed, int count, Fallback why) {
        Map<String, Set<Source>> sourcesOf = new LinkedHashMap<>();
        Stream<CatalogItem> popular =
                world.popularity().overall().stream().map(world.catalog()::item).flatMap(Optional::stream);
        propose(popular, Source.POPULARITY, allowed, count, sourcesOf);
        propose(world.catalog().items().stream(), Source.CATALOG, allowed, count, sourcesOf);
        List<SlateItem> items = new ArrayList<>();
        sourcesOf.entrySet().stream().limit(count).forEach(entry -> {
            Set<Source> sources = entry.getValue();
            int rank = items.size() + 1;
            Reason.Kind kind = sources.contains(Source.POPULARITY) ? Reason.Kind.POPULAR : Reason.Kind.CATALOG;
            items.add(new SlateItem(entry.getKey(), rank, 1.0 / rank, sources, Reason.of(kind), 1.0));
        });
        return new Slate(
                Optional.empty(), world.catalog().version(), world.popularity().version(), Optional.of(why), items);
    }

    private static void propose(
            Stream<CatalogItem> bestFirst,
            Source source,
            Predicate<CatalogItem> allowed,
            int count,
            Map<String, Set<Source>> into) {
        bestFirst
                .filter(allowed)
                .limit(count)
                .forEach(item -> into.computeIfAbsent(item.itemId(), id -> EnumSet.noneOf(Source.class))
                        .add(source));
    }
}
