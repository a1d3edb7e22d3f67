package dev.freshet.streams.http;

import java.util.Optional;

/**
 * Something that a request says beside its body.
 *
 * @param place where it stands
 * @param type of its value: String, Integer or Boolean
 * @param usual what holds where it is not given; empty where that means nothing in particular
 */
public record Parameter(
        Place place, String name, Class<?> type, String description, boolean required, Optional<String> usual) {

    /** Where a parameter stands. */
    public enum Place {
        PATH,
        QUERY
    }
}
