package dev.freshet.streams.docs;

import static dev.freshet.streams.docs.Table.code;

import dev.freshet.core.state.SubjectRow;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.InternalNames;
import dev.freshet.streams.topics.InternalTopic;
import dev.freshet.streams.topology.drawing.GraphNode;
import java.util.Map;
import java.util.Optional;

/** The catalogue of stores. */
final class StoresPage {

    /**
     * What is said of a store.
     *
     * @param where it lies
     * @param key of an entry
     * @param value of an entry
     */
    private record About(String where, String key, String value) {}

    private static final String TABLE = "as its topic, as bytes; decoded once into a snapshot";

    private static final Map<String, About> STORES = Map.of(
            InternalNames.USER_STATE,
            new About(
                    "RocksDB, `state.directory`",
                    "1 byte (`u` a user, `a` an anonymous subject), then the subject's id in UTF-8; the base of a large row lies under `U` or `V`, `A` or `B`",
                    "8 bytes of time, then a row: see below"),
            InternalNames.PENDING_ANSWERS,
            new About(
                    "memory",
                    "offset of the first event that waits, 8 bytes",
                    "an answer that is put off (`PendingAnswer`), some 150 bytes; empty unless answers are coalesced"),
            InternalNames.ITEM_POPULARITY,
            new About(
                    "RocksDB, `state.directory`",
                    "item's id, UTF-8",
                    "26 bytes, and 16 for each of up to 30 items visited before: format 2, published or not 1, decayed sum in millionths 8, its time 8, the visits' time 8; then each item's hash 8 and its decayed sum 8. Format 1, 18 bytes without visits, is read as well"),
            "catalog-items",
            new About("memory, on every instance", "item's id, UTF-8", TABLE),
            "item-signals-seen",
            new About("memory, on every instance", "item's id, UTF-8", TABLE),
            "models",
            new About("memory, on every instance", "the word active", TABLE));

    private StoresPage() {}

    static String page() {
        return """
                # Stores

                A test holds this page against the topology, and its bytes against the code that writes them (`RowCodec`).

                %s
                All RocksDB stores of an instance share one block cache (`state.cache-mb`) with their write buffers (`state.write-buffer-mb`) in it.

                ## A row of `user-state`
                One row a subject: everything that is held of a person. Bytes as the code writes them, with an event every hour. Lists that are full drop
                their oldest entry, so a row never grows beyond the sum.

                %s
                All lists full: about %s KB. The ring does not depend on the model, so another model needs no migration: the next event of a subject encodes the ring anew.

                A row of more than 1.5 KB is two records, so that an event writes a fraction of it: a **base** and a **head** with what changed since
                (`StoredRow`, [decision 0010](decisions/0010-one-row-a-subject.md)). The changelog gets 699 bytes an event of a full row
                ([measured](results/performance.md#standard-load)).

                ## Memory beside the stores
                None of it is truth: each may be lost at any time and is made again from a row or a topic.

                | what | bytes | bounded by |
                | --- | --- | --- |
                | `StepCache`: keys and values of a subject's past | 35.7 KB a subject (two layers of 64 dimensions, window 64) | `model.cache-mb` |
                | `RowCache`: rows as last read or written | some 14 KB a subject with a long past | `state.row-cache-mb` |
                | `PreviousSlates`: the last slate of a subject, for the hit rate | 400 KB a task | fixed |
                | item vectors and their index | 0.5 KB an item (64 dimensions) | the catalog |
                | `VisitIndex`: what is visited around what | 1.4 KB an item with all thirty visits before it, at most 1.7 KB more for each that is asked for, and in `item-signals-seen` 0.5 KB | the items with signals |
                """.formatted(stores(), row(), "%.1f".formatted(full() / 1000.0));
    }

    private static Table stores() {
        Table table = new Table("store", "where", "key", "value", "changelog");
        FreshetConfig config = FreshetConfig.DEFAULT;
        TopologyPages.graph().nodes().stream()
                .filter(node -> node.kind() == GraphNode.Kind.STORE)
                .forEach(store -> {
                    About about = Optional.ofNullable(STORES.get(store.name()))
                            .orElseThrow(() ->
                                    new IllegalStateException("say in StoresPage what " + store.name() + " holds"));
                    boolean everywhere = about.where().endsWith("every instance");
                    table.row(
                            code(store.name()),
                            about.where(),
                            about.key(),
                            about.value(),
                            everywhere
                                    ? "none: the topic itself is read at each start"
                                    : code(InternalTopic.Kind.CHANGELOG.topic(config.applicationId(), store.name())));
                });
        return table;
    }

    private static Table row() {
        return new Table("field", "what", "entries", "bytes an entry", "bytes when full")
                .row(
                        "version, input offset, profile",
                        "format; offset of the last event; first and last time, events by type",
                        "1",
                        "",
                        bytes(RowSizes.always()))
                .row(
                        "ring, an item",
                        "type, time since the slot before, event hash, item hash: 64-bit hashes, no ids",
                        "up to " + SubjectRow.RING,
                        each(RowSizes.slots(2) - RowSizes.slots(1)),
                        bytes(RowSizes.slots(SubjectRow.RING)))
                .row(
                        "ring, a search of three words",
                        "the same, with hashes of up to four words in the place of the item",
                        "among those",
                        each(RowSizes.searches(2) - RowSizes.searches(1)),
                        "")
                .row(
                        "purchases",
                        "item hash, how often, when last",
                        "up to " + SubjectRow.PURCHASES,
                        each(RowSizes.purchases(2) - RowSizes.purchases(1)),
                        bytes(RowSizes.purchases(SubjectRow.PURCHASES)))
                .row(
                        "queries",
                        "the last searches as typed, and their event hash",
                        "up to " + SubjectRow.QUERIES,
                        "9, and the text (128 letters in the last column)",
                        bytes(RowSizes.queries(SubjectRow.QUERIES, 128)))
                .row(
                        "seen items",
                        "item hash, impressions, clicks",
                        "up to " + SubjectRow.SEEN,
                        each(RowSizes.seen(2) - RowSizes.seen(1)),
                        bytes(RowSizes.seen(SubjectRow.SEEN)))
                .row(
                        "recent events",
                        "hashes of the last events, to know duplicates; one bit for each that is in the ring",
                        "up to " + SubjectRow.RECENT_EVENTS,
                        "8, or a bit",
                        bytes(RowSizes.recentEvents(SubjectRow.RECENT_EVENTS)) + " where none is in the ring")
                .row(
                        "embedding",
                        "what the model made of the ring, the model's version, and of which vectors where the ring holds items that the model does not know (8 bytes)",
                        "1",
                        "4 a dimension",
                        bytes(RowSizes.embedding()) + " (64 dimensions)");
    }

    /** As RowCodec counts it: half of the recent events brought no slot. */
    private static int full() {
        return RowSizes.always()
                + RowSizes.slots(SubjectRow.RING)
                + RowSizes.purchases(SubjectRow.PURCHASES)
                + RowSizes.queries(SubjectRow.QUERIES, 128)
                + RowSizes.seen(SubjectRow.SEEN)
                + RowSizes.recentEvents(SubjectRow.RECENT_EVENTS / 2)
                + RowSizes.embedding();
    }

    private static String bytes(int bytes) {
        return "%,d".formatted(bytes);
    }

    private static String each(int bytes) {
        return String.valueOf(bytes);
    }
}
