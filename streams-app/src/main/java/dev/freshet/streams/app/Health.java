package dev.freshet.streams.app;

import dev.freshet.streams.world.ModelStatus;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How the instance is.
 *
 * @param streams what Kafka Streams says
 * @param model where the model stands
 */
public record Health(KafkaStreams.State streams, ModelStatus model) {

    /** Whether waiting can help; if not, restart the process. */
    public boolean live() {
        return switch (streams) {
            case CREATED, REBALANCING, RUNNING -> true;
            case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> false;
        };
    }

    /** Whether events are processed with the model that is wanted, or none is wanted. */
    public boolean ready() {
        return streams == KafkaStreams.State.RUNNING && model.ready();
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
            return loading.pointer().version() + " is loading";
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
