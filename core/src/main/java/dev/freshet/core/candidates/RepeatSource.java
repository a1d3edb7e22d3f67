package dev.freshet.core.candidates;

import com.google.common.collect.Lists;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.state.PurchaseMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the subject bought, most often first, then most recently. */
public final class RepeatSource implements CandidateSource {

    private final Catalog catalog;

    public RepeatSource(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Source source() {
        return Source.REPEAT;
    }

    @Override
    public List<CatalogItem> propose(CandidateRequest request) {
        // The memory holds the most recently bought last, and the sort is stable.
        return Lists.reverse(request.row().purchases()).stream()
                .sorted(Comparator.comparingInt(PurchaseMemory::times).reversed())
                .map(bought -> catalog.byHash(bought.itemHash()))
                .flatMap(Optional::stream)
                .filter(request.allowed())
                .limit(request.limit())
                .toList();
    }
}
