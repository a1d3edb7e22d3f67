package dev.freshet.core.baseline;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Items with the attributes of those the subject took: the sum of the Jaccard similarities to its last {@value #PROFILE_ITEMS} distinct
 * items, itself left out (Jaccard 1901; for recommendation Lops et al., "Content-based Recommender Systems", 2011). Popularity fills up.
 * Knows the items of the catalog before anybody has taken them.
 */
public final class ContentAttributes extends ScoringBaseline {

    static final int PROFILE_ITEMS = 20;

    private static final Splitter VALUES =
            Splitter.on(CharMatcher.anyOf(",|")).trimResults().omitEmptyStrings();

    private final Histories histories = new Histories();
    private final SparseVectors sets = new SparseVectors();

    public ContentAttributes(Collection<CatalogItem> catalog) {
        super("content-attributes");
        Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
        for (CatalogItem item : catalog) {
            if (items().add(item.itemId()) == sets.size()) {
                int[] terms = of(item).stream()
                        .mapToInt(attribute -> {
                            numbers.putIfAbsent(attribute, numbers.size());
                            return numbers.getInt(attribute);
                        })
                        .toArray();
                double[] ones = new double[terms.length];
                Arrays.fill(ones, 1);
                sets.add(terms, ones);
            }
        }
    }

    /** An item's attributes: every level of its category path, its brand, and the values, at commas and bars, of its free attributes. */
    public static Set<String> of(CatalogItem item) {
        Set<String> attributes = new LinkedHashSet<>();
        item.categoryPath().forEach(level -> attributes.add("category=" + level));
        item.brand().ifPresent(brand -> attributes.add("brand=" + brand));
        item.attributes()
                .forEach((name, values) -> VALUES.split(values).forEach(value -> attributes.add(name + "=" + value)));
        return attributes;
    }

    @Override
    void learnOf(UserEvent event, int[] numbers) {
        for (int item : numbers) {
            histories.take(event.subject(), item);
        }
    }

    @Override
    void score(Subject subject, double[] scores) {
        double[] shared = new double[sets.size()];
        for (int item : histories.last(subject, PROFILE_ITEMS)) {
            Arrays.fill(shared, 0);
            sets.addProducts(item, 1, shared);
            for (int other = 0; other < shared.length; other++) {
                if (shared[other] > 0) {
                    scores[other] += shared[other] / (sets.terms(item) + sets.terms(other) - shared[other]);
                }
            }
        }
    }
}
