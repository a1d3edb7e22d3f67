package dev.freshet.core.state;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.state.StoredRow.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StoredRowTest {

    private static final Embedding EMBEDDING = new Embedding("v1", new float[64]);

    @Test
    void shouldReadWhatItWroteWhateverHappened() {
        for (int seed = 0; seed < 12; seed++) {
            MapRecords records = new MapRecords();
            SubjectRow row = SubjectRow.EMPTY;
            int offset = 0;
            for (UserEvent event : new RandomEvents(seed).withRepeats(400)) {
                // Given
                StoredRow stored = StoredRow.read(records);
                assertThat(stored.row()).as("seed %d, before %s", seed, event).isEqualTo(row);

                // When
                if (RowUpdater.apply(row, event, offset++) instanceof Transition.Applied applied) {
                    row = event.type().answered() ? applied.row().withEmbedding(EMBEDDING) : applied.row();
                    stored.write(row, records);
                }
            }
            assertThat(records.size()).isEqualTo(3);
        }
    }

    @Test
    void shouldReadWhateverRowFollowsAnother() {
        MapRecords records = new MapRecords();
        for (int seed = 0; seed < 300; seed++) {
            SubjectRow row = new RandomRows(seed).next();

            StoredRow.read(records).write(row, records);

            assertThat(StoredRow.read(records).row()).as("seed %d", seed).isEqualTo(row);
        }
    }

    @Test
    void shouldWriteASmallRowAsOneRecord() {
        MapRecords records = new MapRecords();
        SubjectRow row = TestEvents.row(browse("e1", START_MS, "tea")).withEmbedding(EMBEDDING);

        StoredRow.read(records).write(row, records);

        assertThat(records.size()).isEqualTo(1);
        assertThat(RowCodec.decode(bytes(records, Part.HEAD))).isEqualTo(row);
    }

    @Test
    void shouldSplitALargeRowOfFormat1() {
        // Given
        MapRecords records = new MapRecords();
        SubjectRow full = full();
        records.put(Part.HEAD, Format1Writer.encode(full));

        // When
        SubjectRow next = apply(full, browse("next", START_MS * 2, "tea"));
        StoredRow.read(records).write(next, records);

        // Then
        assertThat(StoredRow.read(records).row()).isEqualTo(next);
        assertThat(records.size()).isEqualTo(2);
    }

    @Test
    void shouldWriteAnEighthOfAFullRowAnEvent() {
        // Given
        MapRecords records = new MapRecords();
        SubjectRow row = full();
        StoredRow.read(records).write(row, records);
        records.drain();

        // When
        int events = 400;
        long written = 0;
        long whole = 0;
        for (int i = 0; i < events; i++) {
            row = apply(row, browse("more" + i, START_MS * 2 + 3_600_000L * i, "item" + i));
            StoredRow.read(records).write(row, records);
            whole += RowCodec.encode(row).length;
            for (MapRecords.Write write : records.drain()) {
                written += write.bytes() == null ? 0 : write.bytes().length;
            }
        }

        // Then
        assertThat(whole / events).isBetween(5_200L, 5_500L);
        assertThat(written / events).isBetween(700L, 850L);
    }

    @Test
    void shouldReadARowAfterAnyPrefixOfTheWrites() {
        for (int seed = 0; seed < 3; seed++) {
            MapRecords records = new MapRecords();
            SubjectRow row = full();
            StoredRow.read(records).write(row, records);
            for (UserEvent event : new RandomEvents(seed).next(150)) {
                // Given
                MapRecords crashed = records.copy();
                SubjectRow next = apply(row, event);
                records.drain();
                StoredRow.read(records).write(next, records);

                // When the writes end early, the row is the one before or the one after
                for (MapRecords.Write write : records.drain()) {
                    crashed.apply(write);
                    assertThat(StoredRow.read(crashed).row()).isIn(row, next);

                    // And going on from there is sound
                    MapRecords goingOn = crashed.copy();
                    SubjectRow found = StoredRow.read(goingOn).row();
                    SubjectRow redone = found.equals(next) ? next : apply(found, event);
                    StoredRow.read(goingOn).write(redone, goingOn);
                    assertThat(StoredRow.read(goingOn).row()).isEqualTo(next);
                }
                row = next;
            }
        }
    }

    @Test
    void shouldGoOnFromAnOlderHeadThatIsPutOverNewerRecords() {
        // Given a store that is ahead of its changelog, as after a kill under at-least-once
        List<UserEvent> events = new RandomEvents(5).next(90);
        List<SubjectRow> rows = new ArrayList<>(List.of(full()));
        List<MapRecords> stored = new ArrayList<>(List.of(new MapRecords()));
        List<Integer> bases = new ArrayList<>(List.of(0));
        StoredRow.read(stored.get(0)).write(rows.get(0), stored.get(0));
        for (int i = 0; i < events.size(); i++) {
            MapRecords records = stored.get(i).copy();
            rows.add(apply(rows.get(i), events.get(i)));
            StoredRow.read(records).write(rows.get(i + 1), records);
            boolean rebased = records.drain().stream().anyMatch(write -> write.part() != Part.HEAD);
            stored.add(records);
            bases.add(bases.get(i) + (rebased ? 1 : 0));
        }
        assertThat(bases.get(events.size())).isGreaterThan(3);

        for (int older = 0; older <= events.size(); older++) {
            for (int newer = older; newer <= events.size() && bases.get(newer) <= bases.get(older) + 1; newer++) {
                // When the restore puts the changelog's head over it
                MapRecords restored = stored.get(newer).copy();
                restored.put(Part.HEAD, bytes(stored.get(older), Part.HEAD));

                // Then that row is read, and the events that come again lead to the same rows
                assertThat(StoredRow.read(restored).row()).isEqualTo(rows.get(older));
                for (int again = older; again < Math.min(older + 3, events.size()); again++) {
                    StoredRow.read(restored).write(rows.get(again + 1), restored);
                    assertThat(StoredRow.read(restored).row()).isEqualTo(rows.get(again + 1));
                }
            }
        }
    }

    @Test
    void shouldReadAgainWhenTheBaseIsReplacedBetweenTwoReads() {
        // Given a writer that replaces the base twice after this reader has read the head
        MapRecords records = new MapRecords();
        SubjectRow row = full();
        StoredRow.read(records).write(row, records);
        SubjectRow between = new RandomRows(4).next();
        SubjectRow unlike = new RandomRows(3).next();
        AtomicBoolean replaced = new AtomicBoolean();
        StoredRow.Source racing = part -> {
            byte[] bytes = records.get(part);
            if (replaced.compareAndSet(false, true)) {
                StoredRow.read(records).write(between, records);
                StoredRow.read(records).write(unlike, records);
            }
            return bytes;
        };

        // When / Then
        assertThat(StoredRow.read(racing).row()).isEqualTo(unlike);
    }

    @Test
    void shouldRefuseAHeadWithoutItsBase() {
        MapRecords records = new MapRecords();
        StoredRow.read(records).write(full(), records);
        records.delete(Part.BASE_0);

        assertThatThrownBy(() -> StoredRow.read(records))
                .isInstanceOf(MissingBaseException.class)
                .hasMessageContaining("a base that is not there");
    }

    @Test
    void shouldLeaveNothingOfADeletedRow() {
        MapRecords records = new MapRecords();
        StoredRow.read(records).write(full(), records);

        StoredRow.delete(records);

        assertThat(records.size()).isZero();
        assertThat(StoredRow.read(records).row()).isEqualTo(SubjectRow.EMPTY);
    }

    @Test
    void shouldGiveARowOrARowFormatExceptionForDamagedHeads() {
        // Given a head in which every list has lost and gained
        MapRecords records = new MapRecords();
        SubjectRow row = full();
        StoredRow.read(records).write(row, records);
        row = apply(row, TestEvents.purchase("p", START_MS * 2, "item7", "new"));
        row = apply(row, TestEvents.search("s", START_MS * 2, "green tea"));
        row = apply(row, TestEvents.of(EventType.CLICK, "c", START_MS * 2, "item9"));
        StoredRow.read(records).write(row.withEmbedding(EMBEDDING), records);
        byte[] head = bytes(records, Part.HEAD);
        Random random = new Random(4);

        for (int at = 0; at < head.length; at++) {
            byte[] cut = Arrays.copyOf(head, at);
            records.put(Part.HEAD, cut);
            assertThatThrownBy(() -> StoredRow.read(records)).isInstanceOf(RowFormatException.class);
            for (int i = 0; i < 40; i++) {
                byte[] damaged = head.clone();
                damaged[at] = (byte) random.nextInt(256);
                records.put(Part.HEAD, damaged);
                readOrRefuse(records);
            }
        }
    }

    @Test
    void shouldRefuseBytesAfterTheEndOfAHead() {
        MapRecords records = new MapRecords();
        StoredRow.read(records).write(full(), records);
        byte[] head = bytes(records, Part.HEAD);
        records.put(Part.HEAD, Arrays.copyOf(head, head.length + 3));

        assertThatThrownBy(() -> StoredRow.read(records))
                .isInstanceOf(RowFormatException.class)
                .hasMessageContaining("3 bytes follow");
    }

    private static void readOrRefuse(MapRecords records) {
        try {
            SubjectRow row = StoredRow.read(records).row();
            assertThat(RowCodec.decode(RowCodec.encode(row))).isEqualTo(row);
        } catch (RowFormatException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    private static byte[] bytes(MapRecords records, Part part) {
        byte[] bytes = records.get(part);
        assertThat(bytes).isNotNull();
        return bytes == null ? new byte[0] : bytes;
    }

    private static SubjectRow apply(SubjectRow row, UserEvent event) {
        return RowUpdater.apply(row, event, row.offset() + 1) instanceof Transition.Applied applied
                ? applied.row().withEmbedding(EMBEDDING)
                : row;
    }

    /** Every list at its limit. */
    private static SubjectRow full() {
        SubjectRow row = SubjectRow.EMPTY;
        for (int i = 0; i < SubjectRow.PURCHASES; i++) {
            long timeMs = START_MS + 3_600_000L * i;
            row = apply(row, TestEvents.of(EventType.IMPRESSION, "i" + i, timeMs, "item" + i));
            row = apply(row, TestEvents.purchase("p" + i, timeMs, "item" + i));
        }
        for (String query : List.of("tea", "green tea", "a mug", "wool socks")) {
            row = apply(row, TestEvents.search(query, START_MS + 3_600_000L * 128, query));
        }
        return row;
    }
}
