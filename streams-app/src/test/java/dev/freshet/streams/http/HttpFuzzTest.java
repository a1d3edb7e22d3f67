package dev.freshet.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.http.openapi.OpenApiEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpFuzzTest {

    private static final List<Operation> OPERATIONS = OpenApiEndpoint.added(Doors.operations().stream()
            .filter(operation -> !operation.id().equals("broken"))
            .toList());

    @Test
    void shouldKeepItsMannersWhateverItIsSent() throws IOException {
        try (HttpServer server = HttpServer.start(Doors.with(Map.of(), Doors.strict(1_000)), OPERATIONS)) {
            new HttpFuzz(server.port(), OPERATIONS).sendNonsense(42, 4_000);

            assertThat(RawHttp.status(RawHttp.send(
                            server.port(),
                            "GET /v1/users/anna HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")))
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldOutliveConnectionsThatStay() throws IOException {
        try (HttpServer server = HttpServer.start(Doors.with(Map.of(), Doors.strict(200)), OPERATIONS)) {
            new HttpFuzz(server.port(), OPERATIONS).holdConnections(500);

            assertThat(RawHttp.status(RawHttp.send(
                            server.port(),
                            "GET /v1/users/anna HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")))
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldKeepIdsWhole() throws IOException {
        try (HttpServer server = HttpServer.start(Doors.with(Map.of(), Doors.strict(1_000)), OPERATIONS)) {
            for (String[] each : new String[][] {
                {"a%2Fb", "a/b"},
                {"50%25", "50%"},
                {"a+b", "a+b"},
                {"a%20b", "a b"},
                {"%F0%9F%92%A5", "\ud83d\udca5"},
                {"a%3Fb%23c", "a?b#c"},
                {"%7Bid%7D", "{id}"}
            }) {
                String answer = RawHttp.send(
                        server.port(),
                        "GET /v1/users/" + each[0] + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

                assertThat(answer).as(each[0]).contains("\"id\":\"" + each[1] + "\"");
            }
        }
    }
}
