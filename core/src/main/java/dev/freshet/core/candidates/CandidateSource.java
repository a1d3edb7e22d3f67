package dev.freshet.core.candidates;

import dev.freshet.core.catalog.CatalogItem;
import java.util.List;

/** Proposes items for a subject, best first, each at most once, at most as many as the request's limit. */
public interface CandidateSource {

    Source source();

    List<CatalogItem> propose(CandidateRequest request);
}
