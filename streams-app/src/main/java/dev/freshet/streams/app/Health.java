package dev.freshet.streams.app;

import dev.freshet.streams.world.ModelStatus;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How the instance is.
 *
 * @param streams what Kafka Streams says
 * @param hasRun whether it was running before: then whatever is not being restored answers through a rebalance, too
 * @param model where the model stands
 */
public record Health(KafkaStreams.State streams, boolean hasRun, ModelStatus model) {

    /** Whether waiting can help; if not, restart the process. */
    public boolean live() {
        return switch (streams) {
            case CREATED, REBALANCING, RUNNING -> true;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> false;
        };
    }

    /**
     * Whether requests are answered with a model, or none is wanted. A rebalance after the start does not change that: if it did, the death
     * of one instance would take all the others that restore its share out of service, too.
     */
    public boolean ready() {
        boolean answering =
                streams == KafkaStreams.State.RUNNING || (hasRun && streams == KafkaStreams.State.REBALANCING);
        return answering && model.ready();
    }

    /** One line for people. */
    public String describe() {
        return "streams " + streams + ", model " + describeModel();
    }

    private String describeModel() {
        if (model instanceof ModelStatus.Serving serving) {
            return serving.pointer().version();
        }
        if (model instanceof ModelStatus.Loading loading) {
            return loading.pointer().version() + " is loading"
                    + loading.stillServing()
                            .map(version -> ", " + version + " goes on")
                            .orElse("");
        }
        if (model instanceof ModelStatus.Refused refused) {
            return refused.pointer().version() + " is refused (" + refused.why() + "), "
                    + refused.stillServing()
                            .map(version -> version + " goes on")
                            .orElse("none in service");
        }
        return "none wanted";
    }
}
