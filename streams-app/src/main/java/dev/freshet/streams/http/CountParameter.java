package dev.freshet.streams.http;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** How many of something are asked for. */
final class CountParameter {

    static final String NAME = "count";
    static final int MOST = 100;

    private static final String DESCRIPTION = "how many, 1 to " + MOST;

    private CountParameter() {}

    static Operation.Draft in(Operation.Draft operation, int usual) {
        return operation.inQuery(NAME, Integer.class, DESCRIPTION, Integer.toString(usual));
    }

    /** @throws Problem if it is not a number from 1 to {@link #MOST} */
    static int of(Context context, int usual) {
        @Nullable String given = context.queryParam(NAME);
        if (given == null) {
            return usual;
        }
        try {
            int count = Integer.parseInt(given);
            if (count >= 1 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw wrong(given);
        }
        throw wrong(given);
    }

    private static Problem wrong(String given) {
        return Problem.badRequest("count is '" + given + "'; allowed is 1 to " + MOST);
    }
}
