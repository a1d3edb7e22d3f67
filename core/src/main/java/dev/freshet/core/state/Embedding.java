package dev.freshet.core.state;

import java.util.Arrays;

/** The trunk's output for a ring, which model made it, and of which vectors of items that the model does not know. Immutable. */
public final class Embedding {

    private final String modelVersion;
    private final float[] values;
    private final long outsideVersion;

    /** Of items that the model knows all. */
    public Embedding(String modelVersion, float[] values) {
        this(modelVersion, values, 0);
    }

    /** @param outsideVersion changes with the vectors of the ring's items that the model does not know; 0 where it knows all */
    public Embedding(String modelVersion, float[] values, long outsideVersion) {
        this(values.clone(), modelVersion, outsideVersion);
    }

    private Embedding(float[] values, String modelVersion, long outsideVersion) {
        this.modelVersion = modelVersion;
        this.values = values;
        this.outsideVersion = outsideVersion;
    }

    /** Without a copy of the values, which nobody else may hold. */
    static Embedding takingOver(String modelVersion, float[] values, long outsideVersion) {
        return new Embedding(values, modelVersion, outsideVersion);
    }

    public String modelVersion() {
        return modelVersion;
    }

    public float[] values() {
        return values.clone();
    }

    /** Changes with the vectors of the ring's items that the model does not know; 0 where it knows all. */
    public long outsideVersion() {
        return outsideVersion;
    }

    public int dimensions() {
        return values.length;
    }

    float value(int i) {
        return values[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that
                && modelVersion.equals(that.modelVersion)
                && outsideVersion == that.outsideVersion
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * modelVersion.hashCode() + Arrays.hashCode(values)) + Long.hashCode(outsideVersion);
    }

    @Override
    public String toString() {
        return "Embedding[" + modelVersion + ", " + values.length + "]";
    }
}
