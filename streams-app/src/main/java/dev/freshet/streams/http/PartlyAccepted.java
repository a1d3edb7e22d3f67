package dev.freshet.streams.http;

import dev.freshet.streams.ingest.Delivery;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * A {@link Problem.Body} that also says what of a post is safe. What is not may be on the topic or not: to post it again under the same
 * eventId is never wrong.
 *
 * @param accepted what need not be posted again
 * @param unacknowledged what is to be posted again
 */
record PartlyAccepted(
        String type,
        String title,
        int status,
        String detail,
        List<AcceptedEvent> accepted,
        List<Unacknowledged> unacknowledged) {

    /**
     * An event of which it is not known whether the topic holds it.
     *
     * @param index its place in the post, from 0
     */
    record Unacknowledged(int index, String eventId, String why) {}

    static PartlyAccepted of(Delivery.Fault worst, List<AcceptedEvent> accepted, List<Unacknowledged> rest) {
        HttpStatus status = status(worst);
        return new PartlyAccepted(
                "about:blank",
                status.getMessage(),
                status.getCode(),
                rest.size() + " of " + (accepted.size() + rest.size()) + " events are not acknowledged: "
                        + rest.get(0).why() + "; " + remedy(worst),
                accepted,
                rest);
    }

    static HttpStatus status(Delivery.Fault fault) {
        return switch (fault) {
            case UNREACHABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case REFUSED -> HttpStatus.BAD_GATEWAY;
        };
    }

    private static String remedy(Delivery.Fault fault) {
        return switch (fault) {
            case UNREACHABLE -> "post those again later, with the same eventIds";
            case TOO_LARGE -> "post them smaller";
            case REFUSED -> "ask whoever runs this instance";
        };
    }
}
