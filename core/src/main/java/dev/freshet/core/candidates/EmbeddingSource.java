package dev.freshet.core.candidates;

import dev.freshet.core.retrieval.Hits;

/** The items of highest score, as the item space's index finds them. */
public final class EmbeddingSource implements CandidateSource {

    private final ItemSpace space;
    private final Hits hits;

    /** @param scratch used while this source proposes */
    public EmbeddingSource(ItemSpace space, Hits scratch) {
        this.space = space;
        this.hits = scratch;
    }

    @Override
    public void propose(CandidateRequest request, CandidateSet into) {
        space.nearest(request.user(), request.limit(), request.allowed(), hits);
        hits.forEach((item, score) -> into.add(item, score, Source.EMBEDDING));
    }
}
