package dev.freshet.playground.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks one instance. */
final class Instance {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;

    Instance(int port) {
        this.port = port;
    }

    String name() {
        return "127.0.0.1:" + port;
    }

    /** An answer, whatever its status. */
    record Answer(int status, boolean saysWhenToRetry, JsonNode body) {

        String servedBy() {
            return body.at("/servedBy/instance").asText();
        }

        String role() {
            return body.at("/servedBy/role").asText();
        }
    }

    Answer get(String path) {
        return answer(request(path).build());
    }

    /** What it knows by itself, as another instance would ask it. */
    Answer alone(String path) {
        return answer(request(path).header("Freshet-Forwarded", "test").build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + name() + path)).timeout(Duration.ofSeconds(20));
    }

    private static Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After").isPresent(),
                    JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking", e);
        }
    }
}
