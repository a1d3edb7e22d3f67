package dev.freshet.core.engine;

import dev.freshet.core.candidates.BestItems;
import dev.freshet.core.candidates.CandidateSet;
import dev.freshet.core.encode.RingEncoder;
import dev.freshet.core.retrieval.Hits;

/** What a thread makes slates with: its encoder, and scratch that is used again for every slate. Belongs to one thread. */
public final class Workspace {

    private final RingEncoder encoder;
    private final SlateWatch watch;
    private final CandidateSet candidates = new CandidateSet();
    private final Hits hits = new Hits();
    private final HiddenItems hidden = new HiddenItems();
    private final BestItems best = new BestItems();

    public Workspace(RingEncoder encoder) {
        this(encoder, SlateWatch.NONE);
    }

    /** @param watch told of every stage */
    public Workspace(RingEncoder encoder, SlateWatch watch) {
        this.encoder = encoder;
        this.watch = watch;
    }

    RingEncoder encoder() {
        return encoder;
    }

    SlateWatch watch() {
        return watch;
    }

    CandidateSet candidates() {
        return candidates;
    }

    /** For retrieval. */
    Hits hits() {
        return hits;
    }

    /** For what the policy says of the subject. */
    HiddenItems hidden() {
        return hidden;
    }

    /** For the slate. */
    BestItems best() {
        return best;
    }
}
