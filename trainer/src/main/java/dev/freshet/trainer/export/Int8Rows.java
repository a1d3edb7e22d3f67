package dev.freshet.trainer.export;

/**
 * A table as int8 with one scale a row, symmetric about zero and rounded to the nearest: value = scale * integer.
 *
 * @param values row by row, -127 to 127
 * @param scales the largest magnitude of each row over 127; of a row of zeros 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Int8Rows(byte[] values, float[] scales) {

    private static final int LARGEST = 127;

    /**
     * Bits of a scale's fraction that stay 0. With these and the seven of an integer, scale * integer is exact in float32, so that
     * what was rounded once is not changed by rounding it again.
     */
    private static final int SPARE_BITS = 0x7f;

    static Int8Rows of(float[] values, int columns) {
        byte[] rounded = new byte[values.length];
        float[] scales = new float[values.length / columns];
        for (int row = 0; row < scales.length; row++) {
            int from = row * columns;
            float scale = scale(values, from, from + columns);
            scales[row] = scale;
            for (int i = from; i < from + columns && scale != 0; i++) {
                rounded[i] = (byte) Math.rint(values[i] / scale);
            }
        }
        return new Int8Rows(rounded, scales);
    }

    private static float scale(float[] values, int from, int to) {
        float largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        int bits = Float.floatToIntBits(largest / LARGEST);
        return Float.intBitsToFloat((bits + SPARE_BITS) & ~SPARE_BITS);
    }

    /** Each value as it will be read back. */
    float[] restored() {
        int columns = scales.length == 0 ? 0 : values.length / scales.length;
        float[] restored = new float[values.length];
        for (int i = 0; i < restored.length; i++) {
            restored[i] = values[i] * scales[i / columns];
        }
        return restored;
    }
}
