package dev.freshet.core.candidates;

import dev.freshet.core.state.Ring;

/** What others visited around what the subject met last: around the newest item first, the heaviest first. */
public final class CoVisitationSource implements CandidateSource {

    private final SpaceCoVisitation coVisitation;

    public CoVisitationSource(ItemSpace space) {
        this.coVisitation = space.coVisitation();
    }

    @Override
    public void propose(CandidateRequest request, CandidateSet into) {
        Ring ring = request.ring();
        int items = 0;
        int proposed = 0;
        for (int slot = ring.size() - 1; slot >= 0 && items < RingCoVisits.LAST; slot--) {
            if (!ring.isSearch(slot)) {
                items++;
                proposed += propose(coVisitation.row(ring.itemHash(slot)), request, request.limit() - proposed, into);
            }
        }
    }

    private int propose(int row, CandidateRequest request, int limit, CandidateSet into) {
        int proposed = 0;
        for (int place = 0; row >= 0 && place < coVisitation.width() && proposed < limit; place++) {
            int index = coVisitation.index(row, place);
            if (index >= 0 && request.allowed().test(index)) {
                into.add(index, Source.CO_VISITATION);
                proposed++;
            }
        }
        return proposed;
    }
}
