package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.streams.config.HttpConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** Somebody who asks a server of some operations. */
final class Visitor implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    Visitor(List<Operation> operations) {
        server = HttpServer.start(new HttpConfig("127.0.0.1", 0), operations);
    }

    /** What came back. */
    record Answer(int status, JsonNode body, String contentType, Optional<String> retryAfter) {

        /** Its detail, once it is known to be a problem of that status. */
        String problem(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            assertThat(contentType).startsWith(Problem.CONTENT_TYPE);
            assertThat(body.get("status").asInt()).isEqualTo(expected);
            return body.get("detail").asText();
        }

        /** Its body, once it is known to be of that status. */
        JsonNode json(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            assertThat(contentType).startsWith("application/json");
            return body;
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    Answer post(String path, String contentType, byte[] body) {
        BodyPublisher bytes = BodyPublishers.ofByteArray(body);
        return send(request(path).header("Content-Type", contentType).POST(bytes));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    new ObjectMapper().readTree(answer.body()),
                    answer.headers().firstValue("content-type").orElse(""),
                    answer.headers().firstValue("retry-after"));
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    @Override
    public void close() {
        server.close();
    }
}
