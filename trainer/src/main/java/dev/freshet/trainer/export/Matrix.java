package dev.freshet.trainer.export;

import dev.freshet.trainer.model.Parameters;

/**
 * The constant right side of a matrix product: {@code values} [in, out] in C order.
 *
 * @param values never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Matrix(float[] values, int in, int out) {

    /** A linear map's weight, stored [out, in], turned round. */
    static Matrix of(Parameters parameters, String weight) {
        long[] shape = parameters.shape(weight);
        int out = (int) shape[0];
        int in = (int) shape[1];
        float[] stored = parameters.values(weight);
        float[] values = new float[in * out];
        for (int row = 0; row < out; row++) {
            for (int column = 0; column < in; column++) {
                values[column * out + row] = stored[row * in + column];
            }
        }
        return new Matrix(values, in, out);
    }

    /** The outputs {@code from} to {@code to}. */
    Matrix outputs(int from, int to) {
        float[] some = new float[in * (to - from)];
        for (int row = 0; row < in; row++) {
            System.arraycopy(values, row * out + from, some, row * (to - from), to - from);
        }
        return new Matrix(some, in, to - from);
    }

    /** The same map of inputs that come divided by {@code factors}. */
    Matrix scaledInputs(float[] factors) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = values[i] * factors[i / out];
        }
        return new Matrix(scaled, in, out);
    }

    /** The first outputs multiplied by a factor. */
    Matrix scaledOutputs(int outputs, float factor) {
        float[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= i % out < outputs ? factor : 1;
        }
        return new Matrix(scaled, in, out);
    }
}
