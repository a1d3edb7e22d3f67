package dev.freshet.streams.query;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.encode.FullEncoder;
import dev.freshet.core.engine.Influence;
import dev.freshet.core.engine.Recommender;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.engine.Workspace;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.streams.topology.SlateMaker;
import dev.freshet.streams.world.LiveWorld;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Slates made when somebody asks, by the engine that answers the stream. Safe for many threads. */
public final class OnDemandSlates {

    private final LiveWorld world;
    private final SlateMaker slates;
    private final Recommender recommender;
    // As many as there ever were requests at once, which the server bounds.
    private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();

    public OnDemandSlates(LiveWorld world, SlateMaker slates, Recommender recommender) {
        this.world = world;
        this.slates = slates;
        this.recommender = recommender;
    }

    public Slate make(SubjectRow row, SlateRequest request) {
        @Nullable Workspace taken = idle.poll();
        Workspace workspace = taken == null ? new Workspace(new FullEncoder()) : taken;
        try {
            // The encoder remembers nobody, so it need not tell subjects apart.
            return world.use(current -> slates.recommend("", row, request, current, workspace))
                    .slate();
        } finally {
            idle.add(workspace);
        }
    }

    /** @param events how many of the last events are looked at, at most */
    public Influence influence(SubjectRow row, SlateRequest request, int events) {
        return world.use(current -> recommender.influence(row, request, current, events));
    }

    /** What items are called at present. */
    public Catalog catalog() {
        return world.catalogInService();
    }
}
