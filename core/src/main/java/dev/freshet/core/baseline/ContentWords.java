package dev.freshet.core.baseline;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.text.Tokenizer;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Items whose titles are like those the subject took: TF-IDF vectors of the words and their cosine (Salton and Buckley,
 * "Term-weighting approaches in automatic text retrieval", 1988; for recommendation Lops et al., "Content-based Recommender
 * Systems", 2011).
 *
 * <p>A word weighs its count in the title times ln(items / items with the word); item vectors have length 1. A candidate's score is the sum
 * of its cosines to the subject's last {@value #PROFILE_ITEMS} distinct items, itself left out; popularity fills up. Knows the items
 * of the catalog before anybody has taken them.
 */
public final class ContentWords extends ScoringBaseline {

    static final int PROFILE_ITEMS = 20;

    private final Histories histories = new Histories();
    private final SparseVectors vectors;

    public ContentWords(Collection<CatalogItem> catalog) {
        super("content-words");
        List<Object2IntOpenHashMap<String>> counts = new ArrayList<>();
        Object2IntOpenHashMap<String> itemsWith = new Object2IntOpenHashMap<>();
        for (CatalogItem item : catalog) {
            if (items().add(item.itemId()) == counts.size()) {
                Object2IntOpenHashMap<String> words = new Object2IntOpenHashMap<>();
                Tokenizer.words(item.title()).forEach(word -> words.addTo(word, 1));
                words.keySet().forEach(word -> itemsWith.addTo(word, 1));
                counts.add(words);
            }
        }
        this.vectors = vectors(counts, itemsWith);
    }

    private static SparseVectors vectors(
            List<Object2IntOpenHashMap<String>> counts, Object2IntOpenHashMap<String> itemsWith) {
        Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
        SparseVectors vectors = new SparseVectors();
        for (Object2IntOpenHashMap<String> words : counts) {
            IntArrayList terms = new IntArrayList();
            double[] weights = new double[words.size()];
            double squares = 0;
            for (Object2IntMap.Entry<String> word : words.object2IntEntrySet()) {
                numbers.putIfAbsent(word.getKey(), numbers.size());
                double rarity = Math.log((double) counts.size() / itemsWith.getInt(word.getKey()));
                double weight = word.getIntValue() * rarity;
                weights[terms.size()] = weight;
                terms.add(numbers.getInt(word.getKey()));
                squares += weight * weight;
            }
            for (int i = 0; i < weights.length && squares > 0; i++) {
                weights[i] /= Math.sqrt(squares);
            }
            vectors.add(terms.toIntArray(), weights);
        }
        return vectors;
    }

    @Override
    void learnOf(UserEvent event, int[] numbers) {
        for (int item : numbers) {
            histories.take(event.subject(), item);
        }
    }

    @Override
    void score(Subject subject, double[] scores) {
        for (int item : histories.last(subject, PROFILE_ITEMS)) {
            vectors.addProducts(item, 1, scores);
        }
    }
}
