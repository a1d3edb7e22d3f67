package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import dev.freshet.streams.config.HttpConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleEndpointsTest {

    private static HttpServer server;

    @BeforeAll
    static void start() {
        server = HttpServer.start(new HttpConfig("127.0.0.1", 0), new ConsoleEndpoints().operations());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldServeThePageWithAStrictPolicy() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-type")).startsWith("text/html");
        assertThat(header(page, "content-security-policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("console/app.js").doesNotContain("http://", "https://", " style=", "<style");
    }

    @Test
    void shouldServeEveryFileOfTheConsole() throws Exception {
        Path sources = Path.of(Resources.getResource("console").toURI());
        try (Stream<Path> files = Files.list(sources)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(ConsoleAssets.OURS);
        }
        for (String name : ConsoleAssets.OURS) {
            assertThat(get("/console/" + name).statusCode()).as(name).isEqualTo(200);
        }
    }

    @Test
    void shouldServeTheChartsFromTheirJar() throws Exception {
        HttpResponse<String> charts = get("/console/chart.umd.min.js");

        assertThat(header(charts, "content-type")).startsWith("text/javascript");
        assertThat(charts.body()).contains("Chart.js v");
    }

    @Test
    void shouldSendAFileOnlyWhenItChanged() throws Exception {
        HttpResponse<String> first = get("/console/app.js");
        assertThat(header(first, "cache-control")).isEqualTo("no-cache");

        HttpResponse<String> again = get("/console/app.js", "If-None-Match", header(first, "etag"));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/console/app.js", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/",
                "/console/nothing.js",
                "/console/../freshet-logback.xml",
                "/console/%2e%2e/freshet-logback.xml",
                "/console/..%2ffreshet-logback.xml",
                "/console/%2e%2e%2ffreshet-logback.xml",
                "/console/..%5cfreshet-logback.xml",
                "/console//etc/passwd",
                "/console/app.js%00.html",
                "/console/app.js;x",
                "/freshet-logback.xml",
                "/META-INF/MANIFEST.MF"
            })
    void shouldLeadNowhereElse(String path) throws Exception {
        assertThat(raw(path)).containsPattern("^HTTP/1.1 40[04] ").doesNotContain("<configuration", "Exception");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As it is typed: a client would tidy the path up. */
    private static String raw(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
