package dev.freshet.playground.bench.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Records as lines of JSON. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Three significant decimals are more than the measurement has. */
    public static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** Null for what does not apply: JSON has no NaN. */
    public static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? rounded(value) : null;
    }
}
