package dev.freshet.core.encode;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encodes the whole ring every time. Stateless and thread-safe; works with every bundle. */
public final class FullEncoder implements RingEncoder {

    @Override
    public EncodedRing encode(
            String subjectKey, List<Slot> ring, RequestContext context, Bundle bundle, OutsideItems outside) {
        float[][] embedding = bundle.embed(List.of(ring), outside);
        return new Whole(ring, context, bundle, outside, embedding[0], bundle.users(embedding, context)[0]);
    }

    /** A counterfactual is the ring encoded again without the event. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Whole(
            List<Slot> ring,
            RequestContext context,
            Bundle bundle,
            OutsideItems outside,
            float[] embedding,
            float[] user)
            implements EncodedRing {

        @Override
        public List<Optional<float[]>> usersWithout(long... eventHashes) {
            List<List<Slot>> rings = new ArrayList<>();
            for (long hash : eventHashes) {
                rings.add(bundle.readable(
                        ring.stream().filter(slot -> slot.eventHash() != hash).toList()));
            }
            List<List<Slot>> encodable =
                    rings.stream().filter(left -> !left.isEmpty()).toList();
            float[][] users =
                    encodable.isEmpty() ? new float[0][] : bundle.users(bundle.embed(encodable, outside), context);
            List<Optional<float[]>> without = new ArrayList<>();
            int next = 0;
            for (List<Slot> left : rings) {
                without.add(left.isEmpty() ? Optional.empty() : Optional.of(users[next++]));
            }
            return without;
        }
    }
}
