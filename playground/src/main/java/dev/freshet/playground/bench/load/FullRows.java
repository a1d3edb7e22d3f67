package dev.freshet.playground.bench.load;

import dev.freshet.core.encode.EncodedRing;
import dev.freshet.core.encode.FullEncoder;
import dev.freshet.core.engine.World;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Embedding;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.StoredRow;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.streams.topology.SubjectKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The rows that long histories leave: made by the rule of the stream, one a tape, and stored as the stream stores them. They go
 * straight into the changelog of the store, which is quicker than to send each person's thousand events first.
 *
 * @param rows one a tape, with embedding
 * @param embeddings one a tape
 */
public record FullRows(List<StoredRecords> rows, List<float[]> embeddings) {

    /** Of these last events each is stored, so that records are in the state that a running application leaves. */
    private static final int STORED = 100;

    public FullRows {
        rows = List.copyOf(rows);
        embeddings = List.copyOf(embeddings);
    }

    /**
     * Lives through the first events of each tape.
     *
     * @param untilMs time of the last event of each; the others lie before by as much as on the tape
     * @param world with a bundle
     */
    public static FullRows of(Tapes tapes, int history, long untilMs, World world) {
        List<StoredRecords> rows = new ArrayList<>();
        List<float[]> embeddings = new ArrayList<>();
        for (List<UserEvent> tape : tapes.all()) {
            long shiftMs = untilMs - tape.get(history - 1).timeMs();
            StoredRecords records = new StoredRecords();
            SubjectRow row = SubjectRow.EMPTY;
            for (int i = 0; i < history; i++) {
                row = after(row, tape.get(i), shiftMs);
                if (i == history - 1) {
                    row = withEmbedding(row, world);
                }
                if (i >= history - STORED) {
                    StoredRow.read(records).write(row, records);
                }
            }
            rows.add(records);
            embeddings.add(row.embedding().orElseThrow().values());
        }
        return new FullRows(rows, embeddings);
    }

    /** A person's records in the store: keys and values. */
    public void eachRecord(int person, BiConsumer<byte[], byte[]> keyAndValue) {
        rows.get(person % rows.size()).each(SubjectKey.of(People.subject(person)), keyAndValue);
    }

    /** The key of a person's events, which decides on the partition. */
    public static byte[] eventKey(int person) {
        return People.subject(person).id().getBytes(StandardCharsets.UTF_8);
    }

    /** Of all records of a row. */
    public long meanBytes() {
        return Math.round(
                rows.stream().mapToLong(StoredRecords::bytes).average().orElse(0));
    }

    private static SubjectRow after(SubjectRow row, UserEvent event, long shiftMs) {
        UserEvent shifted = UserEvent.builder(event.type(), event.subject(), "past-" + event.eventId())
                .items(event.items())
                .query(event.searchQuery())
                .timeMs(event.timeMs() + shiftMs)
                .build();
        return RowUpdater.apply(row, shifted, -1) instanceof Transition.Applied applied ? applied.row() : row;
    }

    private static SubjectRow withEmbedding(SubjectRow row, World world) {
        Bundle bundle = world.bundle().orElseThrow();
        List<Slot> ring = bundle.readable(row.ring());
        EncodedRing encoded = new FullEncoder().encode("", ring, RequestContext.UNKNOWN, bundle, world.space());
        return row.withEmbedding(new Embedding(bundle.version(), encoded.embedding(), encoded.outsideVersion()));
    }
}
