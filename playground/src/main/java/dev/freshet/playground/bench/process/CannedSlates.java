package dev.freshet.playground.bench.process;

import com.google.common.collect.ImmutableSet;
import dev.freshet.core.candidates.Source;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.engine.Recommendation;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.engine.Workspace;
import dev.freshet.core.engine.World;
import dev.freshet.core.event.EventType;
import dev.freshet.core.explain.Evidence;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.state.Embedding;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.streams.topology.SlateMaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One and the same slate and embedding for everybody, as large as real ones: the floor. */
final class CannedSlates implements SlateMaker {

    private volatile @Nullable Recommendation canned;

    @Override
    public Recommendation recommend(
            String subject, SubjectRow row, SlateRequest request, World world, Workspace workspace) {
        @Nullable Recommendation known = canned;
        if (known == null) {
            known = make(request, world);
            canned = known;
        }
        return known;
    }

    private static Recommendation make(SlateRequest request, World world) {
        Bundle bundle = world.bundle().orElseThrow();
        float[] embedding = new float[bundle.dimensions()];
        Arrays.fill(embedding, 0.125f);
        List<SlateItem> items = new ArrayList<>();
        CatalogItem seen = world.catalog().items().iterator().next();
        Evidence evidence =
                new Evidence(EventType.BROWSE, Optional.of(seen.itemId()), Optional.empty(), request.timeMs());
        for (CatalogItem item : world.catalog().items()) {
            if (items.size() == request.count()) {
                break;
            }
            items.add(new SlateItem(
                    item.itemId(),
                    items.size() + 1,
                    1.0 / (1 + items.size()),
                    ImmutableSet.of(Source.EMBEDDING),
                    new Reason(Reason.Kind.PAST_EVENT, Optional.of(evidence), 0.125),
                    1.0));
        }
        return new Recommendation(
                new Slate(
                        Optional.of(bundle.version()),
                        world.catalog().version(),
                        world.popularity().version(),
                        Optional.empty(),
                        items),
                Optional.of(new Embedding(bundle.version(), embedding)));
    }
}
