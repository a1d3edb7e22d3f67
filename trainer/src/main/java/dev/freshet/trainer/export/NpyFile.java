package dev.freshet.trainer.export;

import java.io.IOException;
import java.io.OutputStream;
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

    static void floats(Path file, float[] values, int... shape) throws IOException {
        byte[] data = new byte[values.length * Float.BYTES];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        write(file, "<f4", data, shape);
    }

    static void halves(Path file, float[] values, int... shape) throws IOException {
        byte[] data = new byte[values.length * Short.BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putShort(Half.bits(value));
        }
        write(file, "<f2", data, shape);
    }

    static void int8s(Path file, byte[] values, int... shape) throws IOException {
        write(file, "|i1", values, shape);
    }

    static void ints(Path file, int[] values, int... shape) throws IOException {
        byte[] data = new byte[values.length * Integer.BYTES];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
        write(file, "<i4", data, shape);
    }

    private static void write(Path file, String type, byte[] data, int[] shape) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(header(type, shape));
            out.write(data);
        }
    }

    private static byte[] header(String type, int[] shape) {
        String extents = Arrays.stream(shape).mapToObj(extent -> extent + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + extents + "), }";
        int unpadded = MAGIC.length + Short.BYTES + text.length() + 1;
        int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) (length - MAGIC.length - Short.BYTES));
        header.put((text + " ".repeat(length - unpadded) + "\n").getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }
}
