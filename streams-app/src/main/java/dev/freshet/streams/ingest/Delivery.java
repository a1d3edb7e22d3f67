package dev.freshet.streams.ingest;

import dev.freshet.streams.progress.PositionToken;

/** What became of one record. */
public sealed interface Delivery {

    /** Every in-sync replica has it. */
    record Acknowledged(int partition, long offset) implements Delivery {

        /** {@link PositionToken#text}. */
        public String position() {
            return new PositionToken(partition, offset).text();
        }
    }

    /**
     * No acknowledgement came: the record may be on the topic or not.
     *
     * @param detail one line for people
     */
    record Unacknowledged(Fault fault, String detail) implements Delivery {}

    /** Why there was no acknowledgement. */
    enum Fault {
        /** The brokers were not reached, or not in time. Send it again later. */
        UNREACHABLE,
        /** The topic does not take so large a record. Send a smaller one. */
        TOO_LARGE,
        /** The brokers do not let this instance write. Whoever runs it must mend that. */
        REFUSED
    }
}
