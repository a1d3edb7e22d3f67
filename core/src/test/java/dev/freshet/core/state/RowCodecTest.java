package dev.freshet.core.state;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Bytes;
import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCodecTest {

    private static final Embedding EMBEDDING = new Embedding("simulator-7-20261121", new float[64]);

    private static final int BROWSED_BYTES = 135;
    private static final int FULL_BYTES = 6_339;

    @Test
    void shouldWriteTheGoldenBytes() throws IOException {
        assertThat(RowCodec.encode(GoldenRow.row())).asHexString().isEqualTo(hex(GoldenRow.bytes(2)));
    }

    @Test
    void shouldReadTheGoldenBytes() throws IOException {
        assertThat(RowCodec.decode(GoldenRow.bytes(2))).isEqualTo(GoldenRow.row());
    }

    @Test
    void shouldReadTheGoldenBytesOfFormat1() throws IOException {
        assertThat(RowCodec.decode(GoldenRow.bytes(1))).isEqualTo(GoldenRow.row());
        assertThat(Format1Writer.encode(GoldenRow.row())).asHexString().isEqualTo(hex(GoldenRow.bytes(1)));
    }

    @Test
    void shouldReadRowsOfFormat1() {
        for (int seed = 0; seed < 300; seed++) {
            SubjectRow row = Format1Writer.without(new RandomRows(seed).next());

            assertThat(RowCodec.decode(Format1Writer.encode(row)))
                    .as("seed %d", seed)
                    .isEqualTo(row);
        }
    }

    @Test
    void shouldWriteAnEmptyRowInFewBytes() {
        // Version, offset, two times, n and n counts, and a zero for each of the ring, purchases, queries, seen,
        // recent, embedding
        byte[] bytes = RowCodec.encode(SubjectRow.EMPTY);

        assertThat(bytes).hasSize(1 + 1 + 2 + 1 + 10 + 6);
        assertThat(RowCodec.decode(bytes)).isEqualTo(SubjectRow.EMPTY);
    }

    @Test
    void shouldReadBackWhatItWrote() {
        for (int seed = 0; seed < 300; seed++) {
            SubjectRow row = new RandomRows(seed).next();

            assertThat(RowCodec.decode(RowCodec.encode(row)))
                    .as("seed %d", seed)
                    .isEqualTo(row);
        }
    }

    @Test
    void shouldKeepTheLastMomentThereIs() {
        SubjectRow row = TestEvents.row(TestEvents.of(EventType.PURCHASE, "e1", Long.MAX_VALUE, "tea"));

        assertThat(RowCodec.decode(RowCodec.encode(row))).isEqualTo(row);
    }

    @Test
    void shouldReadARowThatCountsFewerEventTypes() throws IOException {
        // Given a row of a version that knew no ERASE
        byte[] golden = GoldenRow.bytes(2);
        int n = 1 + 1 + 2 + 3;
        byte[] older = new byte[golden.length - 1];
        System.arraycopy(golden, 0, older, 0, n + 11);
        System.arraycopy(golden, n + 12, older, n + 11, golden.length - n - 12);
        older[n] = 9;

        // When / Then
        assertThat(RowCodec.decode(older)).isEqualTo(GoldenRow.row());
    }

    @Test
    void shouldTakeTheBytesThatItsDocumentationClaims() {
        // Given
        SubjectRow browsed = TestEvents.row(browses(5));
        SubjectRow full = fullRow("q".repeat(RecentQuery.MAX_LENGTH));
        SubjectRow fullOfWideText = fullRow("\u6f22".repeat(RecentQuery.MAX_LENGTH));

        // Then
        assertThat(RowCodec.encode(browsed)).hasSize(BROWSED_BYTES);
        assertThat(RowCodec.encode(browsed.withEmbedding(EMBEDDING))).hasSize(BROWSED_BYTES + 1 + 20 + 1 + 64 * 4);
        assertThat(RowCodec.encode(full)).hasSize(FULL_BYTES);
        assertThat(RowCodec.encode(fullOfWideText)).hasSize(FULL_BYTES + 4 * 2 * RecentQuery.MAX_LENGTH);
    }

    @Test
    void shouldRefuseEveryTruncation() throws IOException {
        byte[] golden = GoldenRow.bytes(2);

        for (int length = 0; length < golden.length; length++) {
            byte[] cut = Arrays.copyOf(golden, length);
            assertThatThrownBy(() -> RowCodec.decode(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(RowFormatException.class)
                    .hasMessageContaining("a row of " + length + " bytes ends too early");
        }
    }

    @Test
    void shouldRefuseBytesAfterTheEnd() throws IOException {
        byte[] golden = GoldenRow.bytes(2);

        assertThatThrownBy(() -> RowCodec.decode(Arrays.copyOf(golden, golden.length + 3)))
                .isInstanceOf(RowFormatException.class)
                .hasMessageContaining("3 bytes follow");
    }

    @Test
    void shouldRefuseAnUnknownVersion() throws IOException {
        byte[] newer = GoldenRow.bytes(2);
        newer[0] = 3;

        assertThatThrownBy(() -> RowCodec.decode(newer))
                .isInstanceOf(RowFormatException.class)
                .hasMessageContaining("row format 3")
                .hasMessageContaining("upgrade");
    }

    @Test
    void shouldRefuseValuesThatNoWriterWrites() throws IOException {
        byte[] golden = GoldenRow.bytes(2);
        byte[] minusOne = BaseEncoding.base16().decode("FFFFFFFFFFFFFFFFFF01");
        byte[] tooWide = BaseEncoding.base16().decode("FFFFFFFFFFFFFFFFFF7F");

        assertRefused(replaced(golden, 2, 2, minusOne), "a time is -2");
        assertRefused(replaced(golden, 8, 1, minusOne), "a count is 18446744073709551615");
        assertRefused(replaced(golden, 8, 1, tooWide), "more than 64 bits");
        assertRefused(replaced(golden, 20, 1, (byte) 0x81), "the first slot of a ring");
        assertRefused(replaced(golden, 20, 1, (byte) 0x06), "a RETURN is no item slot");
        assertRefused(replaced(golden, golden.length - 13, 1, (byte) 3), "the mark of an embedding is 3");
        assertRefused(replaced(golden, golden.length - 11, 1, (byte) 0xFF), "is not UTF-8");
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> RowCodec.decode(bytes))
                .isInstanceOf(RowFormatException.class)
                .hasMessageContaining(message);
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte... by) {
        return Bytes.concat(Arrays.copyOf(bytes, at), by, Arrays.copyOfRange(bytes, at + length, bytes.length));
    }

    @Test
    void shouldGiveARowOrARowFormatExceptionForDamagedBytes() throws IOException {
        Random random = new Random(5);
        byte[] golden = GoldenRow.bytes(2);

        for (int at = 0; at < golden.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] damaged = golden.clone();
                damaged[at] = (byte) value;
                readOrRefuse(damaged);
                // Runs of high bits make the longest varints.
                Arrays.fill(damaged, at, Math.min(damaged.length, at + 1 + random.nextInt(11)), (byte) value);
                readOrRefuse(damaged);
            }
        }
    }

    @Test
    void shouldGiveARowOrARowFormatExceptionForNoise() {
        Random random = new Random(6);

        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = (byte) (1 + i % 2);
            }
            readOrRefuse(noise);
        }
    }

    @Test
    void shouldRefuseCountsThatPromiseMoreThanThereIs() throws IOException {
        // Given a model version of 2^31 - 1 bytes and an embedding of as many dimensions
        byte[] golden = GoldenRow.bytes(2);
        byte[] most = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};
        int version = golden.length - (3 + 1 + 8);
        int dimensions = golden.length - (1 + 8);

        for (int at : List.of(version, dimensions)) {
            byte[] greedy = Arrays.copyOf(golden, at + most.length);
            System.arraycopy(most, 0, greedy, at, most.length);

            assertThatThrownBy(() -> RowCodec.decode(greedy)).isInstanceOf(RowFormatException.class);
        }
    }

    @Test
    void shouldNotHoldARingThatGoesBackInTime() {
        // A slot's time is kept as the way from the one before: 1 ms back would read as unknown
        List<Slot> ring = List.of(
                new Slot.ItemSlot(EventType.BROWSE, 1, 1000, 1),
                new Slot.SearchSlot(ImmutableIntArray.of(), EventTime.UNKNOWN, 2),
                new Slot.ItemSlot(EventType.BROWSE, 2, 999, 3));

        assertThatThrownBy(() -> Ring.copyOf(ring))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 1000 to 999 ms");
    }

    private static void readOrRefuse(byte[] bytes) {
        SubjectRow row;
        try {
            row = RowCodec.decode(bytes);
        } catch (RowFormatException e) {
            assertThat(e).hasMessageNotContaining("null");
            return;
        }
        assertThat(RowCodec.decode(RowCodec.encode(row))).isEqualTo(row);
    }

    private static UserEvent[] browses(int n) {
        UserEvent[] events = new UserEvent[n];
        for (int i = 0; i < n; i++) {
            events[i] = browse("e" + i, START_MS + 60_000L * i, "item" + i);
        }
        return events;
    }

    /** Every list at its limit: hours between the events, every event by itself. */
    private static SubjectRow fullRow(String query) {
        List<UserEvent> events = new ArrayList<>();
        long timeMs = START_MS;
        for (int i = 0; i < SubjectRow.PURCHASES; i++) {
            timeMs += 3_600_000;
            events.add(TestEvents.of(EventType.PURCHASE, "p" + i, timeMs, "item" + i));
            events.add(TestEvents.of(EventType.IMPRESSION, "i" + i, timeMs, "item" + i));
        }
        for (int i = 0; i < SubjectRow.QUERIES; i++) {
            timeMs += 3_600_000;
            events.add(search("s" + i, timeMs, query));
        }
        return TestEvents.row(events.toArray(UserEvent[]::new)).withEmbedding(EMBEDDING);
    }

    private static String hex(byte[] bytes) {
        return BaseEncoding.base16().encode(bytes);
    }
}
