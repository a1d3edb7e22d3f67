package dev.freshet.core.candidates;

import java.util.function.IntPredicate;

/** The items of highest score, found by an exact scan: every allowed item is compared. */
public final class EmbeddingSource implements CandidateSource {

    private final ItemSpace space;
    private final BestItems best;

    /** @param scratch used while this source proposes */
    public EmbeddingSource(ItemSpace space, BestItems scratch) {
        this.space = space;
        this.best = scratch;
    }

    @Override
    public void propose(CandidateRequest request, CandidateSet into) {
        float[] user = request.user();
        IntPredicate allowed = request.allowed();
        best.clear(request.limit());
        for (int i = 0; i < space.size(); i++) {
            float score = space.score(user, i);
            if (best.wouldEnter(score, i) && allowed.test(i)) {
                best.add(score, i);
            }
        }
        for (int i = 0; i < best.size(); i++) {
            into.add(best.index(i), Source.EMBEDDING);
        }
    }
}
