package dev.freshet.core.encode;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Embedding;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.util.List;
import java.util.Optional;

/**
 * Encodes nothing where a row holds the embedding of its ring already: then the head alone is run. Asks another encoder where the
 * embedding is of another model, where events are to be left out, or where the ring holds an item whose vector the bundle does not
 * fix.
 */
public final class KeptEmbedding implements RingEncoder {

    private final Optional<Embedding> kept;
    private final RingEncoder otherwise;

    /** @param kept of the very ring that will be asked for: a row drops its embedding when its ring changes */
    public KeptEmbedding(Optional<Embedding> kept, RingEncoder otherwise) {
        this.kept = kept;
        this.otherwise = otherwise;
    }

    @Override
    public EncodedRing encode(
            String subjectKey,
            List<Slot> ring,
            RequestContext context,
            Bundle bundle,
            OutsideItems outside,
            long... without) {
        Optional<float[]> embedding = kept.filter(made -> made.modelVersion().equals(bundle.version()))
                .map(Embedding::values)
                .filter(values -> values.length == bundle.dimensions());
        if (without.length > 0 || embedding.isEmpty() || !isKnown(Ring.copyOf(ring), bundle)) {
            return otherwise.encode(subjectKey, ring, context, bundle, outside, without);
        }
        float[][] users = bundle.users(new float[][] {embedding.get()}, context);
        return new EncodedRing(embedding.get(), users[0], List.of());
    }

    @Override
    public int reach(int slots, Bundle bundle) {
        return otherwise.reach(slots, bundle);
    }

    private static boolean isKnown(Ring ring, Bundle bundle) {
        for (int i = 0; i < ring.size(); i++) {
            if (!ring.isSearch(i) && bundle.items().row(ring.itemHash(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
