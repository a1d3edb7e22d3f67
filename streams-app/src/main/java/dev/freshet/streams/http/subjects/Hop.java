package dev.freshet.streams.http.subjects;

import dev.freshet.streams.progress.Deadline;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a request on to the instance that can answer it, once. Safe for many threads. */
final class Hop {

    /** Names the instance that asks on somebody's behalf; whoever is asked so asks nobody else. */
    static final String FORWARDED = "Freshet-Forwarded";

    /** What became of passing a request on. */
    enum Outcome {
        /** The other's answer is this one's. */
        RELAYED,
        /** The other cannot answer now. Nothing was sent. */
        REFUSED,
        /** The other said nothing in time. Nothing was sent. */
        SILENT
    }

    private static final Logger log = LoggerFactory.getLogger(Hop.class);

    /** Between machines of one deployment; one that is switched off says nothing. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

    private static final List<String> PASSED_ON = List.of("Authorization", "Accept", "traceparent", "tracestate");

    private final String instance;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** @param instance this one's name */
    Hop(String instance) {
        this.instance = instance;
    }

    /**
     * Answers a request with what another instance says to it.
     *
     * @param path below the root, percent-encoded
     */
    Outcome relay(Context context, String other, String path, Deadline deadline) {
        Optional<HttpResponse<byte[]>> answer = ask(context, other, path, deadline);
        if (answer.isEmpty()) {
            return Outcome.SILENT;
        }
        if (answer.get().statusCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            return Outcome.REFUSED;
        }
        HttpResponse<byte[]> given = answer.get();
        context.status(given.statusCode());
        given.headers().firstValue("Retry-After").ifPresent(seconds -> context.header("Retry-After", seconds));
        context.contentType(given.headers().firstValue("Content-Type").orElse("application/json"));
        context.result(given.body());
        return Outcome.RELAYED;
    }

    private Optional<HttpResponse<byte[]>> ask(Context context, String other, String path, Deadline deadline) {
        Duration left = deadline.left();
        if (left.isZero()) {
            return Optional.empty();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(context.req().getScheme() + "://" + other + path + query(context)))
                .timeout(left)
                .header(FORWARDED, instance)
                .GET();
        for (String name : PASSED_ON) {
            @Nullable String value = context.header(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            return Optional.of(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            log.debug("instance {} does not answer", other, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /** Written anew: what a client sent need not be what a URI may hold. */
    private static String query(Context context) {
        List<String> pairs = new ArrayList<>();
        context.queryParamMap()
                .forEach((name, values) -> values.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    /** Percent-encoded, fit for any part of a URI. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
