package dev.freshet.schemas.codec;

/** What became of some bytes. */
public sealed interface Decoded<T> {

    /** The bytes are a whole record of a released schema. */
    record Value<T>(T value) implements Decoded<T> {}

    /**
     * The bytes are no such record: the sender's mistake, or a newer sender's. They will not become readable by trying again
     * with the same version of this library.
     *
     * @param fault what to count and to route by; its name is the dead letter's reason
     * @param detail one line for people
     */
    record Unreadable<T>(Fault fault, String detail) implements Decoded<T> {}

    /** Why bytes are unreadable. */
    enum Fault {
        /** They do not start with the header of the encoding. Tell the sender to use Avro single-object encoding. */
        NOT_SINGLE_OBJECT,
        /** The schema was never released for this record. Upgrade the reader, or correct the sender's schema. */
        UNKNOWN_SCHEMA,
        /** The schema is known, but the body does not follow it: cut off, followed by other bytes, or damaged. */
        CORRUPT
    }

    /**
     * The record, where only records are expected, such as on an internal topic.
     *
     * @throws IllegalStateException for unreadable bytes, with the fault and the detail
     */
    default T orElseThrow() {
        if (this instanceof Value<T> decoded) {
            return decoded.value();
        }
        Unreadable<T> unreadable = (Unreadable<T>) this;
        throw new IllegalStateException(unreadable.fault() + ": " + unreadable.detail());
    }
}
