package dev.freshet.core.candidates;

import dev.freshet.core.catalog.CatalogItem;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An item that may come onto the slate.
 *
 * @param item what the catalog says of it
 * @param sources who proposed it, at least one
 */
public record Candidate(CatalogItem item, Set<Source> sources) {

    /** The union of what the sources propose, each item once, in the order in which it was first proposed. */
    public static List<Candidate> union(List<? extends CandidateSource> sources, CandidateRequest request) {
        Map<String, Candidate> byId = new LinkedHashMap<>();
        for (CandidateSource source : sources) {
            for (CatalogItem item : source.propose(request)) {
                byId.computeIfAbsent(item.itemId(), id -> new Candidate(item, EnumSet.noneOf(Source.class)))
                        .sources()
                        .add(source.source());
            }
        }
        return List.copyOf(byId.values());
    }
}
