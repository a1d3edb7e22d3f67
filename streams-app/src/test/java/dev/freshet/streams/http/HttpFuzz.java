package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Treats a server badly and watches its manners. Works on any operations; seeded, so a fault comes again. */
final class HttpFuzz {

    private static final Pattern OUR_INSIDES = Pattern.compile(
            "Exception|\\tat |Caused by|java\\.(lang|util|io)|dev\\.freshet|org\\.eclipse|io\\.javalin|com\\.fasterxml");

    private final int port;
    private final List<Operation> operations;

    HttpFuzz(int port, List<Operation> operations) {
        this.port = port;
        this.operations = operations;
    }

    /** Requests one after the other. */
    void sendNonsense(long seed, int requests) throws IOException {
        RandomRequest nonsense = new RandomRequest(seed, operations);
        for (int i = 0; i < requests; i++) {
            String request = nonsense.next();
            judge(request, answer(request));
        }
    }

    /** Connections that begin a request and stay, all at a time. */
    void holdConnections(int count) throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                Socket socket = RawHttp.connect(port);
                held.add(socket);
                socket.getOutputStream().write(begun(i).getBytes(StandardCharsets.ISO_8859_1));
            }
            for (Socket socket : held) {
                judge("a request that is not ended", RawHttp.readAll(socket));
            }
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    private static String begun(int i) {
        return switch (i % 4) {
            case 0 -> "";
            case 1 -> "GET /v1";
            case 2 -> "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow:";
            default -> "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{";
        };
    }

    private String answer(String request) throws IOException {
        try (Socket socket = RawHttp.connect(port)) {
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                // Whatever the request asks for, nothing follows it, so the server need not wait.
                socket.shutdownOutput();
            } catch (IOException e) {
                // The server may have had enough before the end.
                return RawHttp.readAll(socket);
            }
            return RawHttp.readAll(socket);
        }
    }

    private static void judge(String request, String answer) {
        String shown = request.length() > 400 ? request.substring(0, 400) + "..." : request;
        int status = RawHttp.status(answer);
        // 501 and 505 are what HTTP has for methods and versions that nobody knows.
        assertThat(status == 501 || status == 505 || status < 500)
                .as("%s%n->%n%s", shown, answer)
                .isTrue();
        assertThat(OUR_INSIDES.matcher(answer).find())
                .as("our insides in the answer to%n%s%n->%n%s", shown, answer)
                .isFalse();
        assertThat(answer).as(shown).doesNotContain("X-Injected:");
        if (status >= 400 && answer.contains("\r\n\r\n{")) {
            assertThat(answer).as(shown).contains("application/problem+json");
        }
    }
}
