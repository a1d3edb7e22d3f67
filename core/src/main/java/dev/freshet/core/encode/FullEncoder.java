package dev.freshet.core.encode;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Encodes the whole ring every time, and again without each of the events asked for. Stateless and thread-safe; works with every
 * bundle.
 */
public final class FullEncoder implements RingEncoder {

    @Override
    public EncodedRing encode(
            String subjectKey,
            List<Slot> ring,
            RequestContext context,
            Bundle bundle,
            OutsideItems outside,
            long... without) {
        List<List<Slot>> rings = new ArrayList<>();
        rings.add(ring);
        List<Optional<Integer>> places = new ArrayList<>();
        for (long hash : without) {
            List<Slot> left = bundle.readable(
                    ring.stream().filter(slot -> slot.eventHash() != hash).toList());
            places.add(left.isEmpty() ? Optional.empty() : Optional.of(rings.size()));
            if (!left.isEmpty()) {
                rings.add(left);
            }
        }
        float[][] embeddings = bundle.embed(rings, outside);
        float[][] users = bundle.users(embeddings, context);
        return new EncodedRing(
                embeddings[0],
                users[0],
                places.stream().map(place -> place.map(i -> users[i])).toList(),
                RingIdentity.outsideVersion(Ring.copyOf(ring), RingIdentity.versions(bundle, outside)));
    }
}
