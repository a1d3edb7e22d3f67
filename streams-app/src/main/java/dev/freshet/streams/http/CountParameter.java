package dev.freshet.streams.http;

import io.javalin.http.Context;

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
        return QueryNumber.of(context, NAME, usual, 1, MOST);
    }
}
