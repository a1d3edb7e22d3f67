package dev.freshet.playground.bench.load;

import dev.freshet.core.engine.World;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.state.Embedding;
import dev.freshet.core.state.RowCodec;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.streams.topology.SubjectKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that long histories leave: made by the rule of the stream, one a tape. They go straight into the changelog of the
 * store, which is quicker than to send each person's thousand events first.
 *
 * @param rows one a tape, with embedding
 */
public record FullRows(List<SubjectRow> rows) {

    public FullRows {
        rows = List.copyOf(rows);
    }

    /**
     * Lives through the first events of each tape.
     *
     * @param untilMs time of the last event of each; the others lie before by as much as on the tape
     * @param world with a bundle
     */
    public static FullRows of(Tapes tapes, int history, long untilMs, World world) {
        List<SubjectRow> rows = new ArrayList<>();
        for (List<UserEvent> tape : tapes.all()) {
            long shiftMs = untilMs - tape.get(history - 1).timeMs();
            SubjectRow row = SubjectRow.EMPTY;
            for (UserEvent event : tape.subList(0, history)) {
                row = after(row, event, shiftMs);
            }
            rows.add(withEmbedding(row, world));
        }
        return new FullRows(rows);
    }

    public SubjectRow of(int person) {
        return rows.get(person % rows.size());
    }

    /** The key of a person's row in the store. */
    public static byte[] storeKey(int person) {
        return SubjectKey.of(People.subject(person)).get();
    }

    /** The key of a person's events, which decides on the partition. */
    public static byte[] eventKey(int person) {
        return People.subject(person).id().getBytes(StandardCharsets.UTF_8);
    }

    /** Of an encoded row. */
    public long meanBytes() {
        return Math.round(
                encoded().stream().mapToInt(row -> row.length).average().orElse(0));
    }

    /** The encoded rows, one a tape. */
    public List<byte[]> encoded() {
        return rows.stream().map(RowCodec::encode).toList();
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
        return row.withEmbedding(new Embedding(bundle.version(), bundle.embed(List.of(ring), world.space())[0]));
    }
}
