package dev.freshet.core.candidates;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.signals.PopularitySnapshot;
import java.util.List;
import java.util.Optional;

/** What is popular in the shop. */
public final class PopularitySource implements CandidateSource {

    private final PopularitySnapshot popularity;
    private final Catalog catalog;

    public PopularitySource(PopularitySnapshot popularity, Catalog catalog) {
        this.popularity = popularity;
        this.catalog = catalog;
    }

    @Override
    public Source source() {
        return Source.POPULARITY;
    }

    @Override
    public List<CatalogItem> propose(CandidateRequest request) {
        return popularity.overall().stream()
                .map(catalog::item)
                .flatMap(Optional::stream)
                .filter(request.allowed())
                .limit(request.limit())
                .toList();
    }
}
