package dev.freshet.streams.http;

import dev.freshet.streams.world.LiveWorld;
import java.util.List;
import org.apache.kafka.streams.TopologyDescription;

/** What an instance is made of: its model and its topology. */
public final class SystemEndpoints {

    private final LiveWorld world;
    private final TopologyView topology;

    /** @param running what this instance runs */
    public SystemEndpoints(LiveWorld world, TopologyDescription running) {
        this.world = world;
        this.topology = TopologyView.of(running);
    }

    public List<Operation> operations() {
        return List.of(
                Operation.get("/v1/model", "getModel")
                        .summary("The model that this instance serves, and what became of the last ones")
                        .gives(200, ModelView.class, "where it stands")
                        .by(context -> context.json(ModelView.of(world))),
                Operation.get("/v1/topology", "getTopology")
                        .summary("The topology that this instance runs")
                        .gives(200, TopologyView.class, "as text and as a diagram")
                        .by(context -> context.json(topology)));
    }
}
