package dev.freshet.core.encode;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Slot;
import java.util.List;

/** From a subject's ring to its embedding and user vector. */
public interface RingEncoder {

    /**
     * Encodes the ring of a subject.
     *
     * @param subjectKey any text that is unique to the subject and does not change
     * @param ring what {@link Bundle#readable} gives, not empty
     * @param outside vectors of items that the bundle does not know
     * @return valid until this encoder encodes again
     * @throws dev.freshet.core.model.ModelException if a graph fails
     */
    EncodedRing encode(String subjectKey, List<Slot> ring, RequestContext context, Bundle bundle, OutsideItems outside);
}
