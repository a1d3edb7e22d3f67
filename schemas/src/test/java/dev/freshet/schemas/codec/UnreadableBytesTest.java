package dev.freshet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.freshet.schemas.DeadLetter;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.Decoded.Fault;
import dev.freshet.schemas.codec.Decoded.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableBytesTest {
    private static final ReleasedSchemas RELEASED = ReleasedSchemas.load();
    private static final long BOUND_BYTES = 1 << 20;
    private static final int MUTATIONS = 3_000;

    private final AvroCodec<UserEvent> codec = AvroCodec.of(UserEvent.class, RELEASED);

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\u0001", "{\"eventId\": \"e-1\", \"eventType\": \"BROWSE\"}"})
    void shouldTellForeignBytes(String text) {
        // Given
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        // When, then
        assertUnreadable(codec.decode(bytes), Fault.NOT_SINGLE_OBJECT, "the " + bytes.length + " bytes start with");
    }

    @Test
    void shouldTellAHeaderThatIsCutOff() {
        // Given
        byte[] bytes = Arrays.copyOf(codec.encode(Samples.userEvent()), SingleObject.HEADER_BYTES - 1);

        // When, then
        assertUnreadable(codec.decode(bytes), Fault.NOT_SINGLE_OBJECT, "the 9 bytes start with 'c301");
    }

    @Test
    void shouldTellASchemaThatWasNeverReleased() {
        // Given
        byte[] bytes = SingleObject.header(0x0123456789abcdefL);

        // When, then
        assertUnreadable(codec.decode(bytes), Fault.UNKNOWN_SCHEMA, "0123456789abcdef");
    }

    @Test
    void shouldTellARecordOfAnotherType() {
        // Given
        byte[] bytes = Samples.codecOf(Samples.itemSignal(), RELEASED).encode(Samples.itemSignal());

        // When, then
        assertUnreadable(codec.decode(bytes), Fault.UNKNOWN_SCHEMA, "is ItemSignal v2; a UserEvent is wanted here");
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.schemas.codec.Samples#all")
    void shouldTellABodyCutOffAnywhere(SpecificRecordBase sample) {
        // Given
        AvroCodec<SpecificRecordBase> any = Samples.codecOf(sample, RELEASED);
        byte[] whole = any.encode(sample);

        for (int length = SingleObject.HEADER_BYTES; length < whole.length; length++) {
            // When, then
            assertUnreadable(
                    any.decode(Arrays.copyOf(whole, length)),
                    Fault.CORRUPT,
                    sample.getSchema().getName());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.schemas.codec.Samples#all")
    void shouldTellBytesAfterTheBody(SpecificRecordBase sample) {
        // Given
        AvroCodec<SpecificRecordBase> any = Samples.codecOf(sample, RELEASED);
        byte[] whole = any.encode(sample);

        // When, then
        assertUnreadable(any.decode(Arrays.copyOf(whole, whole.length + 3)), Fault.CORRUPT, "3 of the ");
    }

    @Test
    void shouldTellOneByteAfterAShortBody() throws IOException {
        // Given
        byte[] shortest = userEvent(encoder -> {
            encoder.writeLong(0);
            encoder.writeIndex(0);
            encoder.writeIndex(0);
            encoder.writeLong(0);
            encoder.writeIndex(0);
            encoder.writeIndex(0);
            encoder.writeIndex(0);
            encoder.writeLong(0);
        });
        assertThat(codec.decode(shortest)).isInstanceOf(Decoded.Value.class);

        // When, then
        assertUnreadable(codec.decode(Arrays.copyOf(shortest, shortest.length + 1)), Fault.CORRUPT, "1 of the 14");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE - 8L,
                Integer.MIN_VALUE,
                1L << 33,
                100_000_000,
                -1
            })
    void shouldNotAllocateWhatACorruptLengthClaims(long claimed) throws IOException {
        // Given
        byte[] string = body(UserEvent.class, encoder -> encoder.writeLong(claimed));
        byte[] array = userEvent(encoder -> encoder.writeLong(claimed));
        byte[] map = userEvent(encoder -> {
            encoder.writeLong(0);
            encoder.writeIndex(0);
            encoder.writeIndex(0);
            encoder.writeLong(0);
            encoder.writeIndex(0);
            encoder.writeIndex(0);
            encoder.writeIndex(0);
            encoder.writeLong(claimed);
        });
        byte[] bytes = body(DeadLetter.class, encoder -> {
            for (int i = 0; i < 3; i++) {
                encoder.writeString("");
            }
            encoder.writeInt(0);
            encoder.writeLong(0);
            encoder.writeLong(0);
            encoder.writeIndex(1);
            encoder.writeLong(claimed);
        });

        // When, then
        assertFrugallyCorrupt(codec, string);
        assertFrugallyCorrupt(codec, array);
        assertFrugallyCorrupt(codec, map);
        assertFrugallyCorrupt(AvroCodec.of(DeadLetter.class, RELEASED), bytes);
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.schemas.codec.Samples#all")
    void shouldNeitherThrowNorSwellOnDamagedBytes(SpecificRecordBase sample) {
        // Given
        Random random = new Random(7);
        AvroCodec<SpecificRecordBase> any = Samples.codecOf(sample, RELEASED);
        byte[] whole = any.encode(sample);
        int corrupt = 0;

        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                int at = SingleObject.HEADER_BYTES + random.nextInt(whole.length - SingleObject.HEADER_BYTES);
                damaged[at] = (byte) random.nextInt(256);
            }

            // When
            long before = allocatedBytes();
            Decoded<SpecificRecordBase> decoded = any.decode(damaged);
            long allocated = allocatedBytes() - before;

            // Then
            assertThat(allocated)
                    .as("bytes allocated by mutation %d of seed 7", i)
                    .isLessThan(BOUND_BYTES);
            corrupt += decoded instanceof Unreadable ? 1 : 0;
        }
        assertThat(corrupt).isPositive();
    }

    @Test
    void shouldReadGoodBytesAfterCorruptOnes() {
        // Given
        byte[] whole = codec.encode(Samples.userEvent());
        codec.decode(Arrays.copyOf(whole, whole.length / 2));

        // When
        UserEvent read = codec.decode(whole).orElseThrow();

        // Then
        assertThat(read).isEqualTo(Samples.userEvent());
    }

    @Test
    void shouldThrowOnDemandWithFaultAndDetail() {
        assertThatThrownBy(() -> codec.decode(new byte[] {1, 2}).orElseThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("NOT_SINGLE_OBJECT: the 2 bytes start with '0102'");
    }

    private static <T extends SpecificRecordBase> void assertFrugallyCorrupt(AvroCodec<T> codec, byte[] bytes) {
        codec.decode(bytes);
        long before = allocatedBytes();
        Decoded<T> decoded = codec.decode(bytes);
        long allocated = allocatedBytes() - before;
        assertUnreadable(decoded, Fault.CORRUPT, "bytes of the body");
        assertThat(allocated).isLessThan(BOUND_BYTES);
    }

    private static void assertUnreadable(Decoded<?> decoded, Fault fault, String detail) {
        assertThat(decoded).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.fault()).isEqualTo(fault);
            assertThat(unreadable.detail()).contains(detail).doesNotContain("\n");
        });
    }

    /** A UserEvent up to its items; the rest is the caller's. */
    private static byte[] userEvent(Body rest) throws IOException {
        return body(UserEvent.class, encoder -> {
            encoder.writeString("");
            encoder.writeString("");
            encoder.writeIndex(0);
            encoder.writeIndex(0);
            encoder.writeIndex(0);
            rest.write(encoder);
        });
    }

    private static byte[] body(Class<? extends SpecificRecordBase> type, Body body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                SingleObject.header(RELEASED.of(type.getSimpleName()).get(0).fingerprint()));
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        body.write(encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @FunctionalInterface
    private interface Body {
        void write(BinaryEncoder encoder) throws IOException;
    }
}
