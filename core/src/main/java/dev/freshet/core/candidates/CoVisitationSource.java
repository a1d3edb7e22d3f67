package dev.freshet.core.candidates;

/** What others visited around what the subject met last, the most visited first. */
public final class CoVisitationSource implements CandidateSource {

    private final RingCoVisits coVisits;

    /** @param coVisits of the ring of the requests */
    public CoVisitationSource(RingCoVisits coVisits) {
        this.coVisits = coVisits;
    }

    @Override
    public void propose(CandidateRequest request, CandidateSet into) {
        BestItems best = new BestItems();
        best.clear(request.limit());
        coVisits.addTo(best, request.allowed());
        best.sort();
        for (int place = 0; place < best.size(); place++) {
            into.add(best.index(place), Source.CO_VISITATION);
        }
    }
}
