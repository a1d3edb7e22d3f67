package dev.freshet.streams.validation;

/** Why a record became a dead letter. The names are on the dead-letters topic: add, never rename. */
public enum RejectReason {
    /** The record has no value. Send an event; to forget a person, send ERASE. */
    NULL_VALUE,
    /** The record has no key. Set it to the bytes of the subject's id. */
    NULL_KEY,
    /** The bytes are not in Avro single-object encoding. Correct the producer's serializer. */
    NOT_SINGLE_OBJECT,
    /** The schema was never released. Upgrade Freshet before its producers, or correct the producer's schema. */
    UNKNOWN_SCHEMA,
    /** The schema is known but the bytes do not follow it. Look for what damaged them on the way. */
    CORRUPT,
    /** Neither userId nor anonymousId is there, or IDENTIFY lacks one of them. */
    NO_SUBJECT,
    /** An id that must be given is empty or only spaces. */
    BLANK_ID,
    /** An id is longer than {@code input.max-id-bytes}. */
    ID_TOO_LONG,
    /** The key is not the subject's id. Set it to the bytes of userId where present, of anonymousId otherwise. */
    KEY_NOT_SUBJECT,
    /**
     * The record is not in the partition of its key by murmur2, so the same person's events would land in two places. Set
     * {@code partitioner=murmur2_random} in clients built on librdkafka.
     */
    WRONG_PARTITION,
    /** The event type is not known to this version. Upgrade, then send the dead letters again. */
    UNKNOWN_TYPE,
    /** The type is known but not handled by this version; nothing of it is lost, send it again after the upgrade. */
    UNSUPPORTED_TYPE,
    /** The consent is neither PERSONALIZED nor NONE; what was not understood is not taken as agreed. */
    UNKNOWN_CONSENT,
    /** The type needs at least one item. */
    NO_ITEM,
    /** A search without a query. */
    NO_QUERY,
    /** More items than {@code input.max-basket-items}. */
    BASKET_TOO_LARGE,
    /** A quantity below 1. A return is a RETURN, not a negative purchase. */
    BAD_QUANTITY,
    /** A price that is negative, infinite or not a number. */
    BAD_PRICE,
    /** The event's time is ahead of the clock by more than {@code input.future-tolerance}. */
    TIME_IN_FUTURE,
    /** The event's time is before {@code input.oldest-time}; often seconds sent as milliseconds. */
    TIME_TOO_OLD
}
