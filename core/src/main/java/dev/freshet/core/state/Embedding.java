package dev.freshet.core.state;

import java.util.Arrays;

/** The trunk's output for a ring, and which model made it. Immutable. */
public final class Embedding {

    private final String modelVersion;
    private final float[] values;

    public Embedding(String modelVersion, float[] values) {
        this(values.clone(), modelVersion);
    }

    private Embedding(float[] values, String modelVersion) {
        this.modelVersion = modelVersion;
        this.values = values;
    }

    /** Without a copy of the values, which nobody else may hold. */
    static Embedding takingOver(String modelVersion, float[] values) {
        return new Embedding(values, modelVersion);
    }

    public String modelVersion() {
        return modelVersion;
    }

    public float[] values() {
        return values.clone();
    }

    int dimensions() {
        return values.length;
    }

    float value(int i) {
        return values[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that
                && modelVersion.equals(that.modelVersion)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * modelVersion.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embedding[" + modelVersion + ", " + values.length + "]";
    }
}
