package dev.freshet.core.encode;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Slot;
import java.util.List;

/** From a subject's ring to its embedding and user vector. */
@FunctionalInterface
public interface RingEncoder {

    /**
     * Encodes the ring of a subject, and what it would be without some of its events.
     *
     * @param subjectKey any text that is unique to the subject and does not change
     * @param ring what {@link Bundle#readable} gives, not empty
     * @param outside vectors of items that the bundle does not know
     * @param without {@link Slot#eventHash} of events of the ring's last {@link #reach} slots, each once
     * @throws dev.freshet.core.model.ModelException if a graph fails
     */
    EncodedRing encode(
            String subjectKey,
            List<Slot> ring,
            RequestContext context,
            Bundle bundle,
            OutsideItems outside,
            long... without);

    /** How many of the last of so many slots can be left out; to leave out an older one changes nothing. */
    default int reach(int slots, Bundle bundle) {
        return slots;
    }
}
