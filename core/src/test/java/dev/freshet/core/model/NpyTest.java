package dev.freshet.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.fixtures.NpyWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("array.npy");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldReadSingles(int version) throws IOException {
        NpyWriter.write(file, version, NpyWriter.header("<f4", "False", "2, 3"), singles(1, -2.5f, 0, 3, 4, 5));

        Npy read = Npy.read(file);

        assertThat(read.shape()).containsExactly(2, 3);
        assertThat(read.values()).containsExactly(1, -2.5f, 0, 3, 4, 5);
    }

    @Test
    void shouldReadHalves() throws IOException {
        // One, minus two, the largest and the smallest, as IEEE 754 binary16
        byte[] halves = {0x00, 0x3C, 0x00, (byte) 0xC0, (byte) 0xFF, 0x7B, 0x01, 0x00};
        NpyWriter.write(file, 1, NpyWriter.header("<f2", "False", "4,"), halves);

        Npy read = Npy.read(file);

        assertThat(read.shape()).containsExactly(4);
        assertThat(read.values()).containsExactly(1, -2, 65504, 0x1p-24f);
    }

    @Test
    void shouldReadWholeNumbers() throws IOException {
        NpyWriter.int8(file, new byte[] {-128, -1, 0, 127}, "4,");

        Npy read = Npy.read(file);

        assertThat(read.wholeNumbers()).isTrue();
        assertThat(read.values()).containsExactly(-128, -1, 0, 127);
    }

    @Test
    void shouldReadNothing() throws IOException {
        NpyWriter.floats(file, List.of(), "0, 3");

        assertThat(Npy.read(file).values()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f8", ">f4", "<i4", "|O"})
    void shouldRefuseOtherTypes(String type) throws IOException {
        NpyWriter.write(file, 1, NpyWriter.header(type, "False", "1,"), new byte[8]);

        assertRefused("holds " + type + "; float32 (<f4), float16 (<f2) or int8 (|i1) is needed");
    }

    @Test
    void shouldRefuseFortranOrder() throws IOException {
        NpyWriter.write(file, 1, NpyWriter.header("<f4", "True", "1,"), new byte[4]);

        assertRefused("is in Fortran order; C order is needed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 255})
    void shouldRefuseUnknownVersions(int version) throws IOException {
        NpyWriter.write(file, version, NpyWriter.header("<f4", "False", "1,"), new byte[4]);

        assertRefused("1 to 3 can be read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'-1, -1' | has the impossible shape (-1, -1)",
                "'4294967295,' | has the unreadable shape (4294967295,)",
                "'two,' | has the unreadable shape (two,)",
                "'65536, 65536, 65536, 65536' | more than an array can hold",
                "'1073741824, 4' | more than an array can hold",
                "'3,' | holds 4 bytes of data; its shape needs 12",
                "'0,' | holds 4 bytes of data; its shape needs 0",
            })
    void shouldRefuseShapesThatDoNotFit(String shape, String fault) throws IOException {
        NpyWriter.write(file, 1, NpyWriter.header("<f4", "False", shape), new byte[4]);

        assertRefused(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"descr", "fortran_order", "shape"})
    void shouldNameWhatTheHeaderLacks(String field) throws IOException {
        String header = NpyWriter.header("<f4", "False", "1,").replace(field, "other");
        NpyWriter.write(file, 1, header, new byte[4]);

        assertRefused("has a header without " + field);
    }

    @Test
    void shouldRefuseEveryTruncation() throws IOException {
        NpyWriter.floats(file, List.of(1f, 2f), "2,");
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Npy.read(file)).as("cut to %d", length).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldRefuseWhatIsNoArray() throws IOException {
        Files.writeString(file, "item,vector\ntea,1 0 0 0\n");

        assertRefused("is no NumPy array");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Npy.read(file)).isInstanceOf(IOException.class).hasMessageContaining(message);
    }

    private static byte[] singles(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }
}
