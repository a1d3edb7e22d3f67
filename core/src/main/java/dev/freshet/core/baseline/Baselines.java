package dev.freshet.core.baseline;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.freshet.core.catalog.CatalogItem;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Baselines by name. */
public final class Baselines {

    private static final ImmutableMap<String, Function<Collection<CatalogItem>, Baseline>> BY_NAME =
            ImmutableMap.<String, Function<Collection<CatalogItem>, Baseline>>builder()
                    .put("popularity", catalog -> new Popularity())
                    .put("popularity-7d", catalog -> new RecentPopularity())
                    .put("own-frequency", catalog -> new OwnFrequency())
                    .put("markov", catalog -> new Markov())
                    .put("item-knn", catalog -> new ItemKnn())
                    .put("user-knn", catalog -> new UserKnn())
                    .put("ials", catalog -> new ImplicitAls())
                    .put("content-words", ContentWords::new)
                    .put("content-attributes", ContentAttributes::new)
                    .put("vsknn", catalog -> new Vsknn())
                    .put("vstan", catalog -> new Vstan())
                    .put("item2vec", catalog -> new Item2Vec())
                    .build();

    /** Every name, in the order of a table. */
    public static final ImmutableList<String> NAMES = BY_NAME.keySet().asList();

    /** Those that cost next to nothing. */
    public static final ImmutableList<String> DEFAULT = ImmutableList.of("popularity", "own-frequency", "item-knn");

    private static final Splitter COMMA = Splitter.on(',').trimResults().omitEmptyStrings();

    private Baselines() {}

    /**
     * The names meant by a text: {@code all}, {@code default}, {@code none}, or names separated by commas.
     *
     * @throws IllegalArgumentException if a name is unknown
     */
    public static List<String> names(String text) {
        return switch (text.strip()) {
            case "all" -> NAMES;
            case "default" -> DEFAULT;
            case "none" -> List.of();
            default ->
                COMMA.splitToStream(text).flatMap(Baselines::known).distinct().toList();
        };
    }

    private static Stream<String> known(String name) {
        if (!BY_NAME.containsKey(name)) {
            throw new IllegalArgumentException("there is no baseline '" + name + "'; known are all, default, none, and "
                    + String.join(", ", NAMES));
        }
        return Stream.of(name);
    }

    /**
     * A baseline that has learned nothing yet.
     *
     * @param name one of {@link #NAMES}
     * @param catalog what the content baselines know beforehand
     */
    public static Baseline named(String name, Collection<CatalogItem> catalog) {
        Function<Collection<CatalogItem>, Baseline> maker = BY_NAME.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("there is no baseline '" + name + "'");
        }
        return maker.apply(catalog);
    }
}
