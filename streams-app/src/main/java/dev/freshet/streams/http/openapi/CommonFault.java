package dev.freshet.streams.http.openapi;

import dev.freshet.streams.http.Operation;
import dev.freshet.streams.http.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * A fault that operations share.
 *
 * @param name under which the document has it
 */
record CommonFault(int status, String name, String description) {

    private static final CommonFault BAD_REQUEST =
            new CommonFault(400, "BadRequest", "The request cannot be understood; the detail says which part.");
    private static final CommonFault UNAUTHORIZED =
            new CommonFault(401, "Unauthorized", "There is no token, or none that is known.");
    private static final CommonFault FORBIDDEN =
            new CommonFault(403, "Forbidden", "The token lacks the scope, or a page of another site asks.");
    private static final CommonFault TOO_LARGE =
            new CommonFault(413, "TooLarge", "The body is larger than http.limits.body-bytes.");
    private static final CommonFault TOO_MANY =
            new CommonFault(429, "TooManyRequests", "More requests than allowed; Retry-After says when to try again.");
    private static final CommonFault INTERNAL =
            new CommonFault(500, "InternalError", "A fault of ours; it is in the instance's log.");

    static List<CommonFault> all() {
        return List.of(BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, TOO_LARGE, TOO_MANY, INTERNAL);
    }

    /** Those that an operation may end with. */
    static List<CommonFault> of(Operation operation) {
        List<CommonFault> faults = new ArrayList<>(List.of(BAD_REQUEST));
        if (operation.scope() != Scope.PUBLIC) {
            faults.add(UNAUTHORIZED);
        }
        faults.add(FORBIDDEN);
        if (operation.body().isPresent()) {
            faults.add(TOO_LARGE);
        }
        faults.add(TOO_MANY);
        faults.add(INTERNAL);
        return faults;
    }
}
