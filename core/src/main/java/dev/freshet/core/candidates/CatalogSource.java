package dev.freshet.core.candidates;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import java.util.List;

/** The catalog itself, in its own order: better than an empty slate in a shop where nothing has happened yet. */
public final class CatalogSource implements CandidateSource {

    private final Catalog catalog;

    public CatalogSource(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Source source() {
        return Source.CATALOG;
    }

    @Override
    public List<CatalogItem> propose(CandidateRequest request) {
        return catalog.items().stream()
                .filter(request.allowed())
                .limit(request.limit())
                .toList();
    }
}
