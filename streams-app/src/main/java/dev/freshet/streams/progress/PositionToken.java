package dev.freshet.streams.progress;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an event lies in user-events: what whoever posted it is told, and may ask to see the effect of.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record PositionToken(int partition, long offset) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,10})-([0-9]{1,19})");

    public PositionToken {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "partition is " + partition + " and offset " + offset + "; 0 or more is allowed");
        }
    }

    /** @throws IllegalArgumentException saying what a token looks like */
    public static PositionToken parse(String text) {
        Matcher parts = FORM.matcher(text);
        try {
            if (parts.matches()) {
                return new PositionToken(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
            }
        } catch (NumberFormatException e) {
            throw noPosition(text, Optional.of(e));
        }
        throw noPosition(text, Optional.empty());
    }

    private static IllegalArgumentException noPosition(String text, Optional<NumberFormatException> cause) {
        return new IllegalArgumentException(
                "'" + text + "' is no position; give one as POST /v1/events returned it, such as 3-1234",
                cause.orElse(null));
    }

    /** As it is sent: {@code 3-1234}. */
    public String text() {
        return partition + "-" + offset;
    }
}
