package dev.freshet.streams.config;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One value as text and back. */
final class ValueText {

    private ValueText() {}

    /**
     * @throws IllegalArgumentException saying what is allowed, to stand behind the key and the value
     */
    static Object read(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == int.class || type == Integer.class) {
            return readInt(text);
        }
        if (type == boolean.class) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("is not allowed; allowed is true or false");
            };
        }
        if (type == Duration.class) {
            return DurationText.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "is no duration; write 500ms, 20s, 5m, 12h, 3d or ISO 8601 such as PT5M"));
        }
        if (type == Instant.class) {
            return readInstant(text);
        }
        if (type.isEnum()) {
            return readEnum(type, text);
        }
        throw new IllegalStateException("no text form for " + type);
    }

    static String write(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(ValueText::write).orElse("none");
        }
        if (value instanceof Duration duration) {
            return DurationText.of(duration);
        }
        return value instanceof Enum<?> constant ? kebab(constant) : value.toString();
    }

    private static int readInt(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is no whole number", e);
        }
    }

    private static Instant readInstant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is no time; write one such as 2000-01-01T00:00:00Z", e);
        }
    }

    private static Object readEnum(Class<?> type, String text) {
        Object[] constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> kebab((Enum<?>) constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not allowed; allowed is "
                        + Arrays.stream(constants)
                                .map(constant -> kebab((Enum<?>) constant))
                                .collect(Collectors.joining(" or "))));
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
