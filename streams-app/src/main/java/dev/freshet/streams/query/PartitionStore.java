package dev.freshet.streams.query;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** The parts of a key-value store that lie on this instance, active or not. Safe for many threads. */
interface PartitionStore {

    /** Says that a partition is not here, or no longer, or not to be read just now. */
    final class NotHereException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotHereException(String why) {
            super(why, null, false, false);
        }
    }

    /** @throws NotHereException if the partition cannot be read here */
    Optional<byte[]> get(int partition, Bytes key);
}
