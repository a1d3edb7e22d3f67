package dev.freshet.streams.http;

import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.config.HttpLimits;
import dev.freshet.streams.config.TlsConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Configurations of servers under test, on any free port. */
final class Doors {

    private Doors() {}

    static HttpConfig with(Map<String, String> tokens, HttpLimits limits) {
        return new HttpConfig("127.0.0.1", 0, Optional.empty(), TlsConfig.NONE, limits, tokens);
    }

    /** Small sizes, short times, and a given number of connections. */
    static HttpLimits strict(int connections) {
        return new HttpLimits(
                4_096, 2_048, connections, 40, Duration.ofMillis(500), Duration.ofSeconds(2), 1_000_000, 1_000_000);
    }

    /** What a person would put behind such doors: a record to read, one to write, and something that fails. */
    static List<Operation> operations() {
        return List.of(
                Operation.get("/v1/users/{id}", "user")
                        .inPath("id", "of the subject")
                        .inQuery("count", Integer.class, "how many", "10")
                        .gives(200, Echo.class, "the id again")
                        .by(context -> {
                            int count = context.queryParamAsClass("count", Integer.class)
                                    .getOrDefault(10);
                            context.json(new Echo(context.pathParam("id"), count, null));
                        }),
                Operation.post("/v1/events", "events")
                        .body(Echo.class)
                        .gives(202, Echo.class, "the body again")
                        .by(context -> context.status(202).json(JsonBody.read(context, Echo.class))),
                Operation.get("/v1/broken", "broken").by(context -> {
                    throw new IllegalStateException("a secret");
                }),
                Operation.get("/page", "page")
                        .scope(Scope.PUBLIC)
                        .gives(200, "text/html", "a page")
                        .by(context -> context.html("<!doctype html>")));
    }

    /**
     * Something to read and write.
     *
     * @param again more of it
     */
    record Echo(String id, int count, @Nullable List<Echo> again) {}
}
