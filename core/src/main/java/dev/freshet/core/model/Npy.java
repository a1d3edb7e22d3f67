package dev.freshet.core.model;

import ai.onnxruntime.platform.Fp16Conversions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of float32, float16, int8 or int32 from a NumPy {@code .npy} file, versions 1 to 3 of that format, little-endian, C order.
 *
 * <p>Source: NEP 1, "A Simple File Format for NumPy Arrays".
 */
final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    private static final String SINGLE = "<f4";
    private static final String HALF = "<f2";
    private static final String INT8 = "|i1";
    private static final String INT32 = "<i4";

    private final int[] shape;
    private final String type;
    private final float[] values;
    private final int[] ints;

    private Npy(int[] shape, String type, float[] values, int[] ints) {
        this.shape = shape;
        this.type = type;
        this.values = values;
        this.ints = ints;
    }

    int[] shape() {
        return shape.clone();
    }

    /** Whether the values are those of int8, and need a scale to mean anything. */
    boolean wholeNumbers() {
        return type.equals(INT8);
    }

    /** The values themselves, not a copy: a large table is read once. */
    float[] values() {
        return values;
    }

    /** The values of {@link #readInts}, not a copy. */
    int[] ints() {
        return ints;
    }

    /** Reads anything but int32. @throws IOException with one clear line where the file is not such an array */
    static Npy read(Path file) throws IOException {
        ByteBuffer in = open(file);
        Header header = Header.read(in);
        return new Npy(header.shape(), header.type(), values(in, header), new int[0]);
    }

    /** Reads int32. @throws IOException with one clear line where the file is not such an array */
    static Npy readInts(Path file) throws IOException {
        ByteBuffer in = open(file);
        Header header = Header.read(in);
        if (!header.type().equals(INT32)) {
            throw new IOException("holds " + header.type() + "; int32 (<i4) is needed");
        }
        int[] ints = new int[header.count(in, Integer.BYTES)];
        in.asIntBuffer().get(ints);
        return new Npy(header.shape(), header.type(), new float[0], ints);
    }

    private static ByteBuffer open(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What comes before the data. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Header(int[] shape, String type) {

        static Header read(ByteBuffer in) throws IOException {
            byte[] magic = new byte[MAGIC.length];
            if (in.remaining() < 12 || !Arrays.equals(Npy.get(in, magic), MAGIC)) {
                throw new IOException("is no NumPy array (the magic bytes are missing)");
            }
            int major = in.get();
            if (major < 1 || major > 3) {
                throw new IOException("is of version " + major + " of the NumPy format; 1 to 3 can be read");
            }
            in.get();
            int headerLength = major == 1 ? in.getShort() & 0xFFFF : in.getInt();
            if (headerLength < 0 || headerLength > in.remaining()) {
                throw new IOException("is truncated within its header");
            }
            String header = new String(Npy.get(in, new byte[headerLength]), StandardCharsets.UTF_8);
            if (find(FORTRAN, header).equals("True")) {
                throw new IOException("is in Fortran order; C order is needed");
            }
            return new Header(Npy.shape(find(SHAPE, header)), find(DESCR, header));
        }

        /** How many values of so many bytes follow; all that is left must be theirs. */
        int count(ByteBuffer in, int width) throws IOException {
            int count;
            try {
                count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            } catch (ArithmeticException e) {
                throw new IOException("has the shape " + Arrays.toString(shape) + ", more than an array can hold", e);
            }
            if (in.remaining() != (long) count * width) {
                throw new IOException(
                        "holds " + in.remaining() + " bytes of data; its shape needs " + (long) count * width);
            }
            return count;
        }
    }

    private static float[] values(ByteBuffer in, Header header) throws IOException {
        int width = switch (header.type()) {
            case SINGLE -> Float.BYTES;
            case HALF -> Short.BYTES;
            case INT8 -> Byte.BYTES;
            default ->
                throw new IOException(
                        "holds " + header.type() + "; float32 (<f4), float16 (<f2) or int8 (|i1) is needed");
        };
        float[] values = new float[header.count(in, width)];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (width) {
                case Float.BYTES -> in.getFloat();
                case Short.BYTES -> Fp16Conversions.fp16ToFloat(in.getShort());
                default -> in.get();
            };
        }
        return values;
    }

    private static int[] shape(String text) throws IOException {
        try {
            int[] shape = Arrays.stream(text.split(",", -1))
                    .map(String::trim)
                    .filter(part -> !part.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            if (Arrays.stream(shape).anyMatch(size -> size < 0)) {
                throw new IOException("has the impossible shape (" + text + ")");
            }
            return shape;
        } catch (NumberFormatException e) {
            throw new IOException("has the unreadable shape (" + text + ")", e);
        }
    }

    private static String find(Pattern pattern, String header) throws IOException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IOException("has a header without "
                    + pattern.pattern().substring(1, pattern.pattern().indexOf('\'', 1)));
        }
        return matcher.group(1);
    }

    private static byte[] get(ByteBuffer in, byte[] into) {
        in.get(into);
        return into;
    }
}
