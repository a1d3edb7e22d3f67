package dev.freshet.trainer.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes NumPy's file format, version 1.0, little endian, C order. */
final class NpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** Data begins at a multiple of this. */
    private static final int ALIGNMENT = 64;

    private NpyFile() {}

    static void write(Path file, float[] values, boolean half, int... shape) throws IOException {
        byte[] header = header(half, shape);
        ByteBuffer bytes = ByteBuffer.allocate(header.length + values.length * (half ? Short.BYTES : Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(header);
        for (float value : values) {
            if (half) {
                bytes.putShort(Half.bits(value));
            } else {
                bytes.putFloat(value);
            }
        }
        Files.write(file, bytes.array());
    }

    private static byte[] header(boolean half, int[] shape) {
        String extents = Arrays.stream(shape).mapToObj(extent -> extent + ",").collect(Collectors.joining(" "));
        String text =
                "{'descr': '" + (half ? "<f2" : "<f4") + "', 'fortran_order': False, 'shape': (" + extents + "), }";
        int unpadded = MAGIC.length + Short.BYTES + text.length() + 1;
        int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) (length - MAGIC.length - Short.BYTES));
        header.put((text + " ".repeat(length - unpadded) + "\n").getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }
}
