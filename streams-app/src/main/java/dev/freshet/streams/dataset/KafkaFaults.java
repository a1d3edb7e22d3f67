package dev.freshet.streams.dataset;

import dev.freshet.datasets.DatasetException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * What keeps a topic from being read, in one line.
 *
 * @param brokers where it is
 */
record KafkaFaults(String topic, String brokers) {

    DatasetException told(KafkaException error) {
        String why = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        if (error instanceof InvalidOffsetException) {
            return new DatasetException(
                    "events of topic " + topic + " that belong to the data set are no longer there (retention.ms or"
                            + " retention.bytes); give the topic a longer retention, or begin anew with what is left: "
                            + why,
                    error);
        }
        if (error instanceof AuthorizationException) {
            return new DatasetException(
                    "the broker at " + brokers + " does not let us read topic " + topic
                            + "; give the user of the kafka.* settings the rights Read and Describe on it: " + why,
                    error);
        }
        if (error instanceof AuthenticationException) {
            return new DatasetException(
                    "the Kafka broker at " + brokers + " does not let us in: " + why
                            + "; check the kafka.sasl.* and kafka.ssl.* settings",
                    error);
        }
        if (error instanceof TimeoutException) {
            return unreachable(why, error);
        }
        return new DatasetException("topic " + topic + " at " + brokers + " cannot be read: " + why, error);
    }

    DatasetException silent(Duration patience) {
        return new DatasetException(
                "topic " + topic + ": nothing came from the broker at " + brokers + " for " + patience.toSeconds()
                        + " s; check that it is up and that every partition has a leader, then run again");
    }

    private DatasetException unreachable(String why, KafkaException error) {
        return new DatasetException(
                "no Kafka broker answers for topic " + topic + " at " + brokers
                        + "; check bootstrap-servers, the network and the kafka.* security settings: " + why,
                error);
    }
}
