package dev.freshet.core.candidates;

import dev.freshet.core.state.Ring;

/** What the subject met lately, newest first. */
public final class RecentSource implements CandidateSource {

    private final ItemSpace space;

    public RecentSource(ItemSpace space) {
        this.space = space;
    }

    @Override
    public void propose(CandidateRequest request, CandidateSet into) {
        Ring ring = request.ring();
        int proposed = 0;
        for (int slot = ring.size() - 1; slot >= 0 && proposed < request.limit(); slot--) {
            int index = ring.isSearch(slot) ? -1 : space.index(ring.itemHash(slot));
            if (index >= 0 && request.allowed().test(index)) {
                into.add(index, Source.RECENT);
                proposed++;
            }
        }
    }
}
