package dev.freshet.core.model;

import dev.freshet.core.Hashes;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entries with ids from 1; 0 is "none or unknown". */
final class Vocabulary {

    private final Map<String, Integer> ids = new HashMap<>();
    private final Int2IntOpenHashMap byTerm = new Int2IntOpenHashMap();

    Vocabulary(List<String> entries) {
        for (String entry : entries) {
            ids.put(entry, ids.size() + 1);
            byTerm.put(Hashes.term(entry), ids.size());
        }
    }

    int size() {
        return ids.size();
    }

    int id(String entry) {
        return ids.getOrDefault(entry, 0);
    }

    /** The id of the entry with this {@link Hashes#term}, or 0. */
    int idOfTerm(int term) {
        return byTerm.get(term);
    }

    /** Whether no two entries share a term hash, so that a search finds the word that was meant. */
    boolean termsAreDistinct() {
        return byTerm.size() == ids.size();
    }
}
