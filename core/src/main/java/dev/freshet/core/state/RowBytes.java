package dev.freshet.core.state;

import dev.freshet.core.event.EventTime;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The row format's alphabet: fixed-width little-endian numbers, unsigned LEB128 varints, length-prefixed UTF-8. */
final class RowBytes {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private RowBytes() {}

    /** Grows as it is written to. */
    static final class Writer {
        private static final int LONGEST_VARINT = 10;

        private byte[] bytes;
        private int size;

        /** @param room for how many bytes at first */
        Writer(int room) {
            bytes = new byte[room];
        }

        void u8(int value) {
            int at = room(1);
            bytes[at] = (byte) value;
        }

        void i32(int value) {
            int at = room(Integer.BYTES);
            INT.set(bytes, at, value);
        }

        void i64(long value) {
            int at = room(Long.BYTES);
            LONG.set(bytes, at, value);
        }

        void f32(float value) {
            i32(Float.floatToRawIntBits(value));
        }

        void varint(long value) {
            int at = room(LONGEST_VARINT);
            byte[] to = bytes;
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                to[at++] = (byte) ((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            to[at++] = (byte) rest;
            size = at;
        }

        void text(String value) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            varint(utf8.length);
            int at = room(utf8.length);
            System.arraycopy(utf8, 0, bytes, at, utf8.length);
        }

        byte[] toBytes() {
            return Arrays.copyOf(bytes, size);
        }

        int size() {
            return size;
        }

        /** Where the next n bytes go; may replace the array. */
        private int room(int n) {
            int at = size;
            if (n > bytes.length - at) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + n));
            }
            size = at + n;
            return at;
        }
    }

    /**
     * Reads what a {@link Writer} wrote; running past the end is a {@link BufferUnderflowException}, an
     * impossible value a {@link RowFormatException}.
     */
    static final class Reader {
        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int u8() {
            return bytes[take(1)] & 0xFF;
        }

        int i32() {
            return (int) INT.get(bytes, take(Integer.BYTES));
        }

        long i64() {
            return (long) LONG.get(bytes, take(Long.BYTES));
        }

        float f32() {
            return Float.intBitsToFloat(i32());
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte next = bytes[take(1)];
                if (shift == 63 && next > 1) {
                    throw new RowFormatException("a varint has more than 64 bits at byte " + position);
                }
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new RowFormatException("a varint runs over ten bytes at byte " + position);
        }

        /** A varint that counts something: 0 to the largest int. */
        int count() {
            long count = varint();
            if (count < 0 || count > Integer.MAX_VALUE) {
                throw new RowFormatException("a count is " + Long.toUnsignedString(count));
            }
            return (int) count;
        }

        /** A time: 0 for unknown, else 1 + ms since 1970. */
        long time() {
            long timeMs = varint() - 1;
            if (timeMs < EventTime.UNKNOWN) {
                throw new RowFormatException("a time is " + timeMs);
            }
            return timeMs;
        }

        String text() {
            int length = count();
            int at = take(length);
            boolean ascii = true;
            for (int i = at; i < at + length; i++) {
                ascii &= bytes[i] >= 0;
            }
            if (ascii) {
                return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, at, length))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new RowFormatException("a text of " + length + " bytes is not UTF-8", e);
            }
        }

        int remaining() {
            return bytes.length - position;
        }

        void requireEnd() {
            if (remaining() > 0) {
                throw new RowFormatException(remaining() + " bytes follow the end of a row");
            }
        }

        private int take(int n) {
            int at = position;
            if (n > bytes.length - at) {
                throw new BufferUnderflowException();
            }
            position = at + n;
            return at;
        }
    }
}
