package dev.freshet.playground.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What the image starts when nothing is said; closing leaves no process behind. */
final class RunningImage implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Container container;
    private final Process process;
    private final int port;

    private RunningImage(Container container, Process process, int port) {
        this.container = container;
        this.process = process;
        this.port = port;
    }

    /** Returns when it is ready. */
    static RunningImage start(Container container, ImageFolder image, Map<String, String> settings, int port)
            throws IOException {
        RunningImage app = new RunningImage(container, container.process(image.start(), settings), port);
        await().atMost(PATIENCE).until(() -> {
            assertThat(app.process.isAlive()).as(container::said).isTrue();
            return app.isReady();
        });
        return app;
    }

    /** The number of the user that it runs as, as the kernel tells it. */
    String user() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("Uid:"))
                .map(line -> line.replaceAll("Uid:\\s+(\\d+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    /** The body of an answer that is a success. */
    String get(String path) throws Exception {
        return ask(request(path).GET());
    }

    /** The same after sending JSON. */
    String post(String path, String json) throws Exception {
        return ask(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Records that were read from changelogs since the start. */
    double restored() throws Exception {
        return get("/metrics")
                .lines()
                .filter(line -> line.startsWith("kafka_consumer_fetch_manager_records_consumed_total{"))
                .filter(line -> line.contains("restore-consumer"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** SIGTERM. The exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(container::said).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private boolean isReady() throws InterruptedException {
        try {
            return client.send(request("/health/ready").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String ask(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + ComposeFile.DEMO_TOKEN);
    }
}
