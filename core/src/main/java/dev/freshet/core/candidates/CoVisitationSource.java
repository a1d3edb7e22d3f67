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
        int proposed = 0;
        for (int index : coVisits.bestFirst()) {
            if (proposed == request.limit()) {
                return;
            }
            if (request.allowed().test(index)) {
                into.add(index, Source.CO_VISITATION);
                proposed++;
            }
        }
    }
}
