package dev.freshet.core.model;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.state.Slot;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The encoder's inputs in native memory, as large as the largest call so far. Belongs to one thread at a time. */
final class EncoderBuffers {

    private final int dimensions;
    private final boolean usesTimes;
    private final float[] token;
    private long[] times = new long[0];
    private long[] row = new long[0];
    private FloatBuffer tokens = NativeMemory.floats(0);
    private LongBuffer types = NativeMemory.longs(0);
    private LongBuffer gaps = NativeMemory.longs(0);
    private LongBuffer lengths = NativeMemory.longs(0);
    private FloatBuffer keys = NativeMemory.floats(0);
    private FloatBuffer values = NativeMemory.floats(0);

    EncoderBuffers(int dimensions, boolean usesTimes) {
        this.dimensions = dimensions;
        this.usesTimes = usesTimes;
        this.token = new float[dimensions];
    }

    /** Makes room for so many rings, each padded to a length. */
    void fit(int batch, int length) {
        if (types.capacity() < batch * length) {
            tokens = NativeMemory.floats(batch * length * dimensions);
            types = NativeMemory.longs(batch * length);
        }
        if (gaps.capacity() < batch * length * length) {
            gaps = NativeMemory.longs(batch * length * length);
        }
        if (lengths.capacity() < batch) {
            lengths = NativeMemory.longs(batch);
        }
        if (row.length != length) {
            row = new long[length];
            times = new long[length];
        }
    }

    void write(
            int b,
            List<Slot> ring,
            int length,
            SlotTokens slots,
            Map<ImmutableIntArray, float[]> searches,
            OutsideItems outside) {
        lengths.put(b, ring.size());
        int size = ring.size();
        for (int i = 0; i < length; i++) {
            int at = b * length + i;
            if (i < size) {
                Slot slot = ring.get(i);
                times[i] = slot.timeMs();
                types.put(at, slot.type().code());
                slots.write(slot, searches, outside, token);
            } else {
                types.put(at, 0);
                Arrays.fill(token, 0);
            }
            tokens.put(at * dimensions, token);
            gaps.put(at * length, gapsTo(i, size));
        }
    }

    private long[] gapsTo(int i, int size) {
        Arrays.fill(row, GapBuckets.UNKNOWN);
        for (int j = 0; usesTimes && i < size && j <= i; j++) {
            row[j] = GapBuckets.bucket(times[j], times[i]);
        }
        return row;
    }

    /** Room for the keys of every token that there is room for. */
    FloatBuffer keys(int layers) {
        if (keys.capacity() < tokens.capacity() * layers) {
            keys = NativeMemory.floats(tokens.capacity() * layers);
        }
        return keys;
    }

    /** Room for the values of every token that there is room for. */
    FloatBuffer values(int layers) {
        if (values.capacity() < tokens.capacity() * layers) {
            values = NativeMemory.floats(tokens.capacity() * layers);
        }
        return values;
    }

    FloatBuffer tokens() {
        return tokens;
    }

    LongBuffer types() {
        return types;
    }

    LongBuffer gaps() {
        return gaps;
    }

    LongBuffer lengths() {
        return lengths;
    }
}
