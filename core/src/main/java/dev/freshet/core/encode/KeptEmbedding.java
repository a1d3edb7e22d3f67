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
 * embedding is of another model, where events are to be left out, or where the catalog now describes an item of the ring otherwise
 * than it did then, and the vector is made of that.
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
        if (without.length > 0 || kept.isEmpty() || !isCurrent(kept.get(), ring, bundle, outside)) {
            return otherwise.encode(subjectKey, ring, context, bundle, outside, without);
        }
        float[] embedding = kept.get().values();
        float[][] users = bundle.users(new float[][] {embedding}, context);
        return new EncodedRing(embedding, users[0], List.of(), kept.get().outsideVersion());
    }

    private static boolean isCurrent(Embedding made, List<Slot> ring, Bundle bundle, OutsideItems outside) {
        return made.modelVersion().equals(bundle.version())
                && made.dimensions() == bundle.dimensions()
                && made.outsideVersion()
                        == RingIdentity.outsideVersion(Ring.copyOf(ring), RingIdentity.versions(bundle, outside));
    }

    @Override
    public int reach(int slots, Bundle bundle) {
        return otherwise.reach(slots, bundle);
    }
}
