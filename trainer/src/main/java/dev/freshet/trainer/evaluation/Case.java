package dev.freshet.trainer.evaluation;

import dev.freshet.core.event.Subject;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.SubjectRow;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.BitSet;
import java.util.List;

/**
 * An event to be foretold, at the moment before it.
 *
 * @param timeMs of the event, ms since 1970 UTC or unknown
 * @param row what the stream would hold of the subject
 * @param context what could be known of the event beforehand: where it happens, its type, and the time since the last slot
 * @param targets the event's distinct items, at least one
 * @param newPerson whether the subject had no event when the test began
 * @param hidden what the policy hides from this subject, as {@link dev.freshet.core.Hashes#item}
 * @param allowed the places of {@link Goods} that may be shown
 */
record Case(
        Subject subject,
        long timeMs,
        SubjectRow row,
        RequestContext context,
        List<Target> targets,
        boolean newPerson,
        LongSet hidden,
        BitSet allowed) {

    /** Whether a search was the last thing that the subject did. */
    boolean afterSearch() {
        Ring ring = row.ring();
        return !ring.isEmpty() && ring.isSearch(ring.size() - 1);
    }

    /** Slots in the ring. */
    int historyLength() {
        return row.ring().size();
    }
}
