package dev.freshet.core.encode;

import java.util.List;
import java.util.Optional;

/**
 * What an encoder made of a ring. The arrays are not to be changed.
 *
 * @param embedding the trunk's output, {@code [d]}
 * @param user the user vector for the request's context, {@code [d]}; score = user vector . item vector + item bias
 * @param usersWithout the user vector as it were without each of the events asked for, in their order; empty where nothing is left
 *     to encode
 * @param outsideVersion changes with the vectors of the ring's items that the bundle does not know; 0 where it knows all
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EncodedRing(float[] embedding, float[] user, List<Optional<float[]>> usersWithout, long outsideVersion) {

    public EncodedRing {
        usersWithout = List.copyOf(usersWithout);
    }
}
