package dev.freshet.streams.query;

import dev.freshet.streams.topics.InternalNames;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The rows, by interactive queries. What the active task has not committed yet is seen too.
 *
 * <p>Not by {@code KafkaStreams.query}: as of Kafka 4.3.1 that locks a store's position and then the store, while whoever writes
 * locks the store and then its position, and both wait for ever.
 */
final class QueriedStore implements PartitionStore {

    private final KafkaStreams streams;

    QueriedStore(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public Optional<byte[]> get(int partition, Bytes key) {
        try {
            ReadOnlyKeyValueStore<Bytes, ValueAndTimestamp<byte[]>> store =
                    streams.store(StoreQueryParameters.fromNameAndType(
                                    InternalNames.USER_STATE,
                                    QueryableStoreTypes.<Bytes, byte[]>timestampedKeyValueStore())
                            .withPartition(partition)
                            .enableStaleStores());
            return Optional.ofNullable(store.get(key)).map(ValueAndTimestamp::value);
        } catch (InvalidStateStoreException e) {
            throw new NotHereException("this instance does not hold the subject's partition at present");
        }
    }
}
