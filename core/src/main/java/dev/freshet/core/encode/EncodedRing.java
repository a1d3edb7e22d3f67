package dev.freshet.core.encode;

import java.util.List;
import java.util.Optional;

/** What an encoder made of a ring. Belongs to the thread of the encoder. */
public interface EncodedRing {

    /** The trunk's output, {@code [d]}. Not to be changed. */
    float[] embedding();

    /** The user vector for the request's context, {@code [d]}; score = user vector . item vector + item bias. Not to be changed. */
    float[] user();

    /**
     * The user vector as it were without one event of the ring, for each event asked for, in one call of a graph at most two.
     * Made when asked.
     *
     * @param eventHashes {@link dev.freshet.core.state.Slot#eventHash} of events of the ring
     * @return in the same order; empty where nothing is left to encode
     * @throws dev.freshet.core.model.ModelException if a graph fails
     */
    List<Optional<float[]>> usersWithout(long... eventHashes);
}
