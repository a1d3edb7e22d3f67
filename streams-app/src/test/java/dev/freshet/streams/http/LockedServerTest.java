package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.fixtures.SelfSignedKey;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.config.HttpLimits;
import dev.freshet.streams.config.Permission;
import dev.freshet.streams.config.TlsConfig;
import dev.freshet.streams.http.security.NewToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedServerTest {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final NewToken READER = NewToken.make("reader", Set.of(Permission.READ), new SecureRandom());
    private static final HttpConfig LOCKED =
            Doors.with(Map.of("reader", READER.token().text()), HttpLimits.DEFAULT);
    private static final HttpConfig STRICT = Doors.with(Map.of(), Doors.strict(1_000));

    @Test
    void shouldSayWhatIsMissingToEnter() throws IOException {
        try (HttpServer server = HttpServer.start(LOCKED, Doors.operations())) {
            String nobody = RawHttp.send(server.port(), get("/v1/users/anna", ""));
            assertThat(RawHttp.status(nobody)).isEqualTo(401);
            assertThat(nobody)
                    .contains("WWW-Authenticate: Bearer realm=\"freshet\"\r\n")
                    .contains("Content-Type: application/problem+json");

            String wrong = RawHttp.send(server.port(), get("/v1/users/anna", "Authorization: Bearer x\r\n"));
            assertThat(RawHttp.status(wrong)).isEqualTo(401);
            assertThat(wrong).contains("error=\"invalid_token\"");

            String reader = "Authorization: Bearer " + READER.secret() + "\r\n";
            String weak = RawHttp.send(server.port(), post("/v1/events", reader, "{\"id\":\"a\",\"count\":1}"));
            assertThat(RawHttp.status(weak)).isEqualTo(403);
            assertThat(weak).contains("error=\"insufficient_scope\", scope=\"write\"");

            assertThat(RawHttp.status(RawHttp.send(server.port(), get("/v1/users/anna", reader))))
                    .isEqualTo(200);
            assertThat(RawHttp.status(RawHttp.send(server.port(), get("/page", ""))))
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldNotLetAnotherMethodOrSpellingByTheGuard() throws IOException {
        try (HttpServer server = HttpServer.start(LOCKED, Doors.operations())) {
            for (String request : new String[] {
                "HEAD /v1/users/anna",
                "GET /V1/users/anna",
                "GET /v1/users/anna/",
                "GET //v1/users/anna",
                "GET /v1/./users/anna",
                "GET /page/../v1/users/anna",
                "GET /page/..%2fv1/users/anna",
                "GET /page;/../v1/users/anna",
                "GET /v1/users/anna;x=y",
                "GET /%76%31/users/anna",
                "OPTIONS /v1/users/anna",
                "TRACE /v1/users/anna",
                "CONNECT /v1/users/anna",
                "PATCH /v1/users/anna"
            }) {
                String answer = RawHttp.send(
                        server.port(), request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                assertThat(RawHttp.status(answer)).as(request).isBetween(400, 405);
                assertThat(answer).as(request).doesNotContain("anna");
            }
        }
    }

    @Test
    void shouldAskAgainLaterWhereThereAreTooMany() throws IOException {
        HttpLimits usual = HttpLimits.DEFAULT;
        HttpLimits few = new HttpLimits(
                usual.bodyBytes(),
                usual.headerBytes(),
                usual.connections(),
                usual.threads(),
                usual.arrivalTimeout(),
                usual.idleTimeout(),
                usual.requestsPerSecond(),
                1);
        try (HttpServer server =
                HttpServer.start(Doors.with(Map.of("reader", READER.token().text()), few), Doors.operations())) {
            RawHttp.send(server.port(), get("/page", ""));
            String again = "";
            while (RawHttp.status(again) != 429) {
                again = RawHttp.send(server.port(), get("/page", ""));
            }

            assertThat(again).contains("Retry-After: 1\r\n").contains("application/problem+json");
            assertThat(RawHttp.status(RawHttp.send(
                            server.port(), get("/v1/users/a", "Authorization: Bearer " + READER.secret() + "\r\n"))))
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldTellBrowsersToBeCareful() throws IOException {
        try (HttpServer server = HttpServer.start(STRICT, Doors.operations())) {
            String page = RawHttp.send(server.port(), get("/page", ""));
            String person = RawHttp.send(server.port(), get("/v1/users/anna", ""));
            String fault = RawHttp.send(server.port(), get("/v1/users/%zz", ""));

            for (String answer : new String[] {page, person, fault}) {
                assertThat(answer)
                        .contains("Content-Security-Policy: default-src 'none'; script-src 'self';")
                        .contains("frame-ancestors 'none'")
                        .contains("X-Content-Type-Options: nosniff")
                        .contains("Referrer-Policy: no-referrer")
                        .doesNotContainIgnoringCase("\r\nserver:")
                        .doesNotContainIgnoringCase("jetty")
                        .doesNotContainIgnoringCase("javalin")
                        .doesNotContain("Access-Control-")
                        .doesNotContain("Strict-Transport-Security");
            }
            assertThat(person).contains("Cache-Control: no-store");
            assertThat(page).doesNotContain("no-store");
        }
    }

    @Test
    void shouldRefuseWhatIsTooLarge() throws IOException {
        try (HttpServer server = HttpServer.start(STRICT, Doors.operations())) {
            String body = "{\"id\":\"" + "x".repeat(5_000) + "\",\"count\":1}";
            assertThat(RawHttp.status(RawHttp.send(server.port(), post("/v1/events", "", body))))
                    .isEqualTo(413);
            assertThat(RawHttp.status(RawHttp.send(server.port(), chunked("/v1/events", body))))
                    .isEqualTo(413);
            assertThat(RawHttp.status(RawHttp.send(server.port(), get("/" + "x".repeat(5_000), ""))))
                    .isEqualTo(414);
            assertThat(RawHttp.status(
                            RawHttp.send(server.port(), get("/page", "X-Long: " + "x".repeat(5_000) + "\r\n"))))
                    .isEqualTo(431);
        }
    }

    @Test
    void shouldCloseARequestThatTrickles() throws IOException {
        try (HttpServer server = HttpServer.start(STRICT, Doors.operations());
                Socket slowHeaders = RawHttp.connect(server.port());
                Socket slowBody = RawHttp.connect(server.port())) {
            slowHeaders.getOutputStream().write("GET /page HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.UTF_8));
            slowBody.getOutputStream()
                    .write(("POST /v1/events HTTP/1.1\r\nHost: localhost\r\n" + JSON + "Content-Length: 100\r\n\r\n{")
                            .getBytes(StandardCharsets.UTF_8));

            assertThat(RawHttp.status(trickle(slowHeaders))).isIn(0, 408);
            assertThat(RawHttp.status(trickle(slowBody))).isIn(0, 400, 408);
            assertThat(RawHttp.status(RawHttp.send(server.port(), get("/page", ""))))
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldMakeRoomForNewConnections() throws IOException {
        HttpConfig ten = Doors.with(Map.of(), Doors.strict(10));
        try (HttpServer server = HttpServer.start(ten, Doors.operations())) {
            Socket[] idle = new Socket[30];
            try {
                for (int i = 0; i < idle.length; i++) {
                    idle[i] = RawHttp.connect(server.port());
                }

                assertThat(RawHttp.status(RawHttp.send(server.port(), get("/page", ""))))
                        .isEqualTo(200);
            } finally {
                for (Socket socket : idle) {
                    if (socket != null) {
                        socket.close();
                    }
                }
            }
        }
    }

    @Test
    void shouldAnswerScriptsOfListedOriginsAlone() throws IOException {
        HttpConfig shared = new HttpConfig(
                "127.0.0.1", 0, Optional.of("https://shop.example"), TlsConfig.NONE, HttpLimits.DEFAULT, Map.of());
        try (HttpServer server = HttpServer.start(shared, Doors.operations())) {
            String listed = RawHttp.send(server.port(), get("/v1/users/a", "Origin: https://shop.example\r\n"));
            String other = RawHttp.send(server.port(), get("/v1/users/a", "Origin: https://shopxexample\r\n"));
            String origin = "Origin: https://shop.example\r\n";
            String wish = "Access-Control-Request-Method: POST\r\n";
            String preflight =
                    RawHttp.send(server.port(), get("/v1/events", origin + wish).replaceFirst("GET", "OPTIONS"));

            assertThat(listed).contains("Access-Control-Allow-Origin: https://shop.example");
            assertThat(other).doesNotContain("Access-Control-Allow-Origin");
            assertThat(RawHttp.status(preflight)).isEqualTo(200);
            assertThat(preflight)
                    .contains("Access-Control-Allow-Headers: ")
                    .doesNotContain("Access-Control-Allow-Credentials: true");
        }
    }

    @Test
    void shouldSpeakTlsAndNothingElse(@TempDir Path folder) throws Exception {
        SelfSignedKey key = SelfSignedKey.write(folder);
        Path password = Files.writeString(folder.resolve("password"), SelfSignedKey.PASSWORD + "\n");
        try (HttpServer server =
                HttpServer.start(tls(key.keystore().toString(), password.toString()), Doors.operations())) {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(trusting(key.certificate()))
                    .build();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/v1/users/anna"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("strict-transport-security")).hasValue("max-age=31536000");
            assertThat(RawHttp.status(RawHttp.send(server.port(), get("/page", ""))))
                    .isIn(0, 400);
        }
    }

    @Test
    void shouldSayInOneLineWhyThereIsNoCertificate(@TempDir Path folder) throws IOException {
        SelfSignedKey key = SelfSignedKey.write(folder);
        Path wrong = Files.writeString(folder.resolve("wrong"), "not it\n");

        assertThatThrownBy(() -> HttpServer.start(tls(key.keystore().toString(), wrong.toString()), Doors.operations()))
                .isInstanceOf(OperatorError.class)
                .hasMessage("http.tls.keystore " + key.keystore()
                        + " cannot be opened; give a PKCS12 file and its password");
        assertThatThrownBy(() -> HttpServer.start(tls(folder + "/none.p12", wrong.toString()), Doors.operations()))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("none.p12");
        assertThatThrownBy(() -> HttpServer.start(tls(key.keystore().toString(), folder + "/none"), Doors.operations()))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("http.tls.password-file");
    }

    /** A byte every 50 ms until the server has had enough; what it said then. */
    private static String trickle(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        socket.setSoTimeout(50);
        for (int i = 0; i < 200; i++) {
            try {
                socket.getOutputStream().write('x');
                int first = in.read();
                if (first < 0) {
                    return "";
                }
                socket.setSoTimeout(10_000);
                return (char) first + RawHttp.readAll(socket);
            } catch (SocketTimeoutException stillOpen) {
                socket.setSoTimeout(50);
            } catch (IOException closed) {
                return "";
            }
        }
        throw new AssertionError("still open after 10 s");
    }

    private static HttpConfig tls(String keystore, String passwordFile) {
        return new HttpConfig(
                "127.0.0.1",
                0,
                Optional.empty(),
                new TlsConfig(Optional.of(keystore), Optional.empty(), Optional.of(passwordFile)),
                HttpLimits.DEFAULT,
                Map.of());
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "key", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private static String post(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + JSON + "Content-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n" + headers + "\r\n" + body;
    }

    private static String chunked(String path, String body) {
        return "POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }
}
