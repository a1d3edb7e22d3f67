package dev.freshet.streams.sizing;

/**
 * What was measured, each with the place where it stands: topology-docs/results/performance.md unless it says otherwise. A test holds
 * the figures against that page, and the bytes of records against the code that writes them.
 */
final class Measured {

    /** "Standard load", variant step: CPU of the application for an event whose subject's past is in the cache; a later run took 211. */
    static final double STEP_CPU_US = 297;

    /** "Standard load", variant full: CPU where everything is encoded anew. An event that misses the cache costs no more. */
    static final double FULL_CPU_US = 2_364;

    /** "Standard load", variant step: CPU of the broker for an event, at commits every 500 ms. */
    static final double BROKER_CPU_US = 46;

    /** "Latency at 1,000 events/s", exactly-once: CPU of the application and of the broker for an event, and commits a second. */
    static final double SHORT_COMMITS_CPU_US = 648;

    static final double SHORT_COMMITS_BROKER_CPU_US = 486;
    static final double SHORT_COMMITS_EVENTS = 1_000;
    static final double SHORT_COMMITS_COMMITS = 78;

    /** What a commit costs the application, its colder caches included. */
    static final double COMMIT_CPU_US =
            (SHORT_COMMITS_CPU_US - STEP_CPU_US) * SHORT_COMMITS_EVENTS / SHORT_COMMITS_COMMITS;

    /** What a commit costs the brokers. */
    static final double COMMIT_BROKER_CPU_US =
            (SHORT_COMMITS_BROKER_CPU_US - BROKER_CPU_US) * SHORT_COMMITS_EVENTS / SHORT_COMMITS_COMMITS;

    /**
     * "Requests while events flow": CPU of the application for an event and half a request together. What of it is the event's was not
     * measured in the same run, so it counts as cheap as at the peak and the request as dear as that leaves.
     */
    static final double EVENT_AND_HALF_A_REQUEST_CPU_US = 620;

    static final double REQUEST_CPU_US = (EVENT_AND_HALF_A_REQUEST_CPU_US - STEP_CPU_US) / 0.5;

    /** "Where the time of one event goes": the item side's share of an event's CPU. */
    static final double ITEM_SIDE_SHARE = 0.04;

    /** "Standard load", variant step: what the application's producers sent for the state of an event, of a full row. */
    static final double CHANGELOG_BYTES = 699;

    /** "kill -9, 100,000 people", without a standby: bytes restored, and the time that took, catching up included. */
    static final double RESTORED_BYTES = 620e6;

    static final double RESTORED_IN_MS = 10_461;

    /** "Ten minutes at 70 % of the peak": resident memory at the end, with a heap of 4,096 MiB and RocksDB's cache of 256 MiB. */
    static final double RESIDENT_MIB = 4_833;

    static final double RESIDENT_HEAP_MIB = 4_096;

    static final int ROCKSDB_MIB = 256;

    /** RowCodec: a row after five browses, encoded; and one with every list full. */
    static final double SMALL_ROW_BYTES = 413;

    static final double SMALL_ROW_EVENTS = 5;
    static final double FULL_ROW_BYTES = 6_300;
    static final double FULL_ROW_EVENTS = 300;

    /** The setting model.cache-mb: keys and values of a subject, two layers of 64 dimensions, window 64. */
    static final double CACHED_SUBJECT_BYTES = 35_700;

    /** The setting state.row-cache-mb: a large row at hand. */
    static final double CACHED_ROW_BYTES = 14_000;

    /** results/retrieval.md: table and index of a million items of 64 dimensions. */
    static final double ITEM_MEMORY_BYTES = 500;

    /** The dimensions of the model that all of this was measured with. */
    static final int DIMENSIONS = 64;

    /** Record of user-events: a browse of one item with a session, by a 36-character event id; key and Kafka's framing included. */
    static final double EVENT_BYTES = 210;

    /** Record of recommendations: ten items with a reason that names an event each, ids of twelve characters; likewise. */
    static final double SLATE_BYTES = 1_280;

    /** Record of the repartition topic with three visits before, and of item-signals with all thirty; likewise. */
    static final double ACTIVITY_BYTES = 110;

    static final double SIGNAL_BYTES = 490;

    /** Record of the changelog of item-popularity with all thirty visits before; likewise. Written for each activity and each signal. */
    static final double COUNT_BYTES = 530;

    private Measured() {}
}
