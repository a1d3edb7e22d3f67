package dev.freshet.streams.query;

import dev.freshet.streams.topics.InternalNames;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.jspecify.annotations.Nullable;

/** The rows, by interactive queries. What the active task has not committed yet is seen too. */
final class QueriedStore implements PartitionStore {

    private final KafkaStreams streams;

    QueriedStore(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public Optional<byte[]> get(int partition, Bytes key) {
        StateQueryRequest<byte[]> request = StateQueryRequest.inStore(InternalNames.USER_STATE)
                .withQuery(KeyQuery.<Bytes, byte[]>withKey(key))
                .withPartitions(Set.of(partition));
        @Nullable QueryResult<byte[]> result;
        try {
            result = streams.query(request).getPartitionResults().get(partition);
        } catch (InvalidStateStoreException e) {
            throw new NotHereException("this instance is starting or stopping");
        }
        if (result == null || result.isFailure()) {
            throw new NotHereException("this instance does not hold the subject's partition at present");
        }
        return Optional.ofNullable(result.getResult());
    }
}
