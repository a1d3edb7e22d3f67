package dev.freshet.streams.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells of every request that was answered, those that came to no operation and those that were refused before included. */
final class RequestLog {

    private final Map<String, String> idsByRoute = new HashMap<>();
    private final RequestReader reader;

    RequestLog(List<Operation> operations, RequestReader reader) {
        for (Operation each : operations) {
            idsByRoute.put(each.verb() + " " + each.path(), each.id());
            // The server answers HEAD wherever it answers GET.
            if (each.verb().equals(HandlerType.GET)) {
                idsByRoute.put(HandlerType.HEAD + " " + each.path(), each.id());
            }
        }
        this.reader = reader;
    }

    void answered(Context context, float millis) {
        reader.answered(operation(context), context.statusCode(), Duration.ofNanos((long) (millis * 1e6f)));
    }

    private String operation(Context context) {
        @Nullable Endpoint matched = context.endpoints().matchedHttpEndpoint();
        return matched == null
                ? RequestReader.NO_OPERATION
                : idsByRoute.getOrDefault(matched.method + " " + matched.path, RequestReader.NO_OPERATION);
    }
}
