package dev.freshet.streams.http;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** A whole number in a query. */
public final class QueryNumber {

    private static final int LONGEST_SHOWN = 40;

    private QueryNumber() {}

    /**
     * The number of a parameter.
     *
     * @param usual where it is left out
     * @throws Problem if it is not a number from the least to the most
     */
    public static int of(Context context, String name, int usual, int least, int most) {
        @Nullable String given = context.queryParam(name);
        if (given == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, given, least, most);
        }
        throw wrong(name, given, least, most);
    }

    private static Problem wrong(String name, String given, int least, int most) {
        return Problem.badRequest(
                name + ": '" + shown(given) + "' is not allowed; give a whole number from " + least + " to " + most);
    }

    private static String shown(String given) {
        return given.length() <= LONGEST_SHOWN ? given : given.substring(0, LONGEST_SHOWN) + "...";
    }
}
