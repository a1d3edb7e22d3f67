package dev.freshet.trainer.export;

import java.util.Locale;

/** How a bundle stores item vectors, the weights of its graphs and its content tables. */
public enum Quantization {
    /** float32. */
    NONE,
    /** float16. */
    HALF,
    /** int8 with one float32 for each row: an item, an entry of a table, an output of a linear map. */
    INT8;

    /** Each value of a table as it will be read back. */
    float[] rounded(float[] values, int columns) {
        return switch (this) {
            case NONE -> values;
            case HALF -> Half.rounded(values);
            case INT8 -> Int8Rows.of(values, columns).restored();
        };
    }

    /** As options, manifests and summaries name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
