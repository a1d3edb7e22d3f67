package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.config.HttpConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestLogTest {

    private static final List<Operation> OPERATIONS = List.of(
            Operation.get("/v1/users/{id}", "user").by(context -> context.result("anna")),
            Operation.get("/v1/later", "later")
                    .by(context -> context.future(() -> CompletableFuture.supplyAsync(() -> context.result("now")))),
            Operation.post("/v1/broken", "broken").by(context -> {
                throw new IllegalStateException("broken");
            }));

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void shouldTellOfEveryRequestByItsOperationAndStatus() throws Exception {
        try (HttpServer server =
                HttpServer.start(new HttpConfig("127.0.0.1", 0), OPERATIONS, (operation, status, took) -> {
                    assertThat(took.isNegative()).isFalse();
                    told.add(operation + " " + status);
                })) {
            send(server, "GET", "/v1/users/anna");
            awaitTold("user 200");
            send(server, "HEAD", "/v1/users/anna");
            awaitTold("user 200");
            send(server, "GET", "/v1/later");
            awaitTold("later 200");
            send(server, "POST", "/v1/broken");
            awaitTold("broken 500");
            send(server, "GET", "/v1/nowhere/anna");
            awaitTold("none 404");
        }
    }

    /** The answer may arrive before it is told of. */
    private void awaitTold(String request) throws InterruptedException {
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(request);
    }

    private static void send(HttpServer server, String method, String path) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }
}
