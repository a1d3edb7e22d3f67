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
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EncodedRing(float[] embedding, float[] user, List<Optional<float[]>> usersWithout) {

    public EncodedRing {
        usersWithout = List.copyOf(usersWithout);
    }
}
