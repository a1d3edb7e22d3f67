package dev.freshet.streams.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.world.ModelStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

class OperatorServerTest {

    private static final ModelPointer POINTER = new ModelPointer("m1", "file:/m1", "0".repeat(64));

    private Health health = new Health(KafkaStreams.State.RUNNING, new ModelStatus.NoneWanted());

    @Test
    void shouldBeReadyWhileRunningAndTheWantedModelServes() throws Exception {
        try (OperatorServer server =
                OperatorServer.start(new HttpConfig("127.0.0.1", 0), () -> health, () -> "up 1\n")) {
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);

            health = new Health(KafkaStreams.State.RUNNING, new ModelStatus.Loading(POINTER));
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(server, "/health/ready").body()).contains("m1 is loading");
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);

            health = new Health(KafkaStreams.State.RUNNING, new ModelStatus.Serving(POINTER));
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);

            health = new Health(KafkaStreams.State.REBALANCING, new ModelStatus.Serving(POINTER));
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);

            health = new Health(KafkaStreams.State.ERROR, new ModelStatus.Serving(POINTER));
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void shouldAnswerWithTheMetricsInPrometheusTextFormat() throws Exception {
        try (OperatorServer server =
                OperatorServer.start(new HttpConfig("127.0.0.1", 0), () -> health, () -> "up 1\n")) {
            HttpResponse<String> answer = get(server, "/metrics");

            assertThat(answer.body()).isEqualTo("up 1\n");
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(
                            type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
        }
    }

    @Test
    void shouldSayInOneLineThatThePortIsTaken() {
        try (OperatorServer first =
                OperatorServer.start(new HttpConfig("127.0.0.1", 0), () -> health, () -> "up 1\n")) {
            assertThatThrownBy(() -> OperatorServer.start(
                            new HttpConfig("127.0.0.1", first.port()), () -> health, () -> "up 1\n"))
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("127.0.0.1:" + first.port())
                    .hasMessageContaining("http.port")
                    .hasMessageNotContaining("\n");
        }
    }

    private static HttpResponse<String> get(OperatorServer server, String path)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
