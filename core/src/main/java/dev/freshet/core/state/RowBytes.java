package dev.freshet.core.state;

import dev.freshet.core.event.EventTime;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The row format's alphabet: fixed-width little-endian numbers, unsigned LEB128 varints, length-prefixed UTF-8. */
final class RowBytes {

    private RowBytes() {}

    /** Grows as it is written to. */
    static final class Writer {
        private ByteBuffer buffer = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

        void u8(int value) {
            room(1).put((byte) value);
        }

        void i32(int value) {
            room(4).putInt(value);
        }

        void i64(long value) {
            room(8).putLong(value);
        }

        void f32(float value) {
            room(4).putFloat(value);
        }

        void varint(long value) {
            room(10);
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                buffer.put((byte) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            buffer.put((byte) rest);
        }

        void text(String value) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            varint(utf8.length);
            room(utf8.length).put(utf8);
        }

        byte[] toBytes() {
            return Arrays.copyOf(buffer.array(), buffer.position());
        }

        private ByteBuffer room(int bytes) {
            if (buffer.remaining() < bytes) {
                ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes))
                        .order(ByteOrder.LITTLE_ENDIAN);
                buffer = larger.put(buffer.flip());
            }
            return buffer;
        }
    }

    /**
     * Reads what a {@link Writer} wrote; running past the end is a {@link BufferUnderflowException}, an
     * impossible value a {@link RowFormatException}.
     */
    static final class Reader {
        private final ByteBuffer buffer;

        Reader(byte[] bytes) {
            this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        int u8() {
            return buffer.get() & 0xFF;
        }

        int i32() {
            return buffer.getInt();
        }

        long i64() {
            return buffer.getLong();
        }

        float f32() {
            return buffer.getFloat();
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte next = buffer.get();
                if (shift == 63 && next > 1) {
                    throw new RowFormatException("a varint has more than 64 bits at byte " + buffer.position());
                }
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new RowFormatException("a varint runs over ten bytes at byte " + buffer.position());
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
            if (length > buffer.remaining()) {
                throw new BufferUnderflowException();
            }
            ByteBuffer utf8 = buffer.slice(buffer.position(), length);
            buffer.position(buffer.position() + length);
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
            } catch (CharacterCodingException e) {
                throw new RowFormatException("a text of " + length + " bytes is not UTF-8", e);
            }
        }

        int remaining() {
            return buffer.remaining();
        }
    }
}
