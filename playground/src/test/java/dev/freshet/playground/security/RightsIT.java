package dev.freshet.playground.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.freshet.core.fixtures.SelfSignedKey;
import dev.freshet.playground.broker.BrokerOptions;
import dev.freshet.playground.broker.BrokerSecurity;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.streams.app.FreshetRuntime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** With the rights that the manifests give, and no others, everything works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {

    private static final String PASSWORD = "correct-horse";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Held for as long as the test: a client that is collected takes its streams with it. */
    private final HttpClient client = HttpClient.newHttpClient();

    private Path folder;
    private SelfSignedKey key;
    private EmbeddedBroker broker;
    private Deployment administrator;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        key = SelfSignedKey.write(folder);
        broker = EmbeddedBroker.start(BrokerOptions.defaults()
                .withSecurity(new BrokerSecurity(
                        key.keystore(),
                        SelfSignedKey.PASSWORD,
                        List.of("administrator", "freshet", "freshet-publisher"),
                        PASSWORD,
                        Optional.of("administrator"))));
        administrator = as("administrator");
        try (Admin admin = Admin.create(administrator.config().clientProperties())) {
            admin.createAcls(ShippedRights.all()).all().get();
        }
        try (Wire wire = new Wire(administrator.config().clientProperties())) {
            administrator.prepare(wire);
        }
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void shouldAnswerEventsAndCarryTheLiveFeed() throws Exception {
        Deployment deployment = as("freshet");
        int answered;
        try (Wire wire = new Wire(administrator.config().clientProperties())) {
            // Given a listener to the live feed
            try (FreshetRuntime app = deployment.run();
                    Stream<String> live = ask(app, "/v1/live", "", HttpResponse.BodyHandlers.ofLines())) {

                CompletableFuture<Optional<String>> told = CompletableFuture.supplyAsync(() ->
                        live.filter(line -> line.startsWith("event: event")).findFirst());

                // When events come over HTTP until the listener, which begins at the end, hears of one, and a record
                // that is none
                AtomicInteger sent = new AtomicInteger();
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                    assertThat(ask(
                                    app,
                                    "/v1/events",
                                    browse("e" + sent.incrementAndGet()),
                                    HttpResponse.BodyHandlers.ofString()))
                            .contains("position");
                    return told.isDone();
                });
                wire.send(deployment.topics().userEvents(), bytes("anna"), bytes("no event"));

                // Then they are answered, refused and told, and what was read of the repartition topic is deleted
                assertThat(told).isCompletedWithValueMatching(Optional::isPresent);
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(wire.committed(deployment.topics().recommendations()))
                            .hasSize(sent.get());
                    assertThat(wire.committed(deployment.topics().deadLetters()))
                            .hasSize(1);
                    assertThat(wire.committed(deployment.topics().itemSignals()))
                            .isNotEmpty();
                });
                answered = sent.get();
                await().atMost(PATIENCE).until(this::someOfTheRepartitionTopicIsDeleted);
            }

            // And again after a restart
            int after = answered + 1;
            try (FreshetRuntime app = deployment.run()) {
                assertThat(ask(app, "/v1/events", browse("again"), HttpResponse.BodyHandlers.ofString()))
                        .contains("position");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        wire.committed(deployment.topics().recommendations()))
                                .hasSize(after));
            }
        }
    }

    @Test
    void shouldLetThePublisherPublishAndNothingElse() {
        Deployment publisher = as("freshet-publisher");
        try (Wire wire = new Wire(publisher.config().clientProperties())) {
            assertThat(wire.send(publisher.topics().catalogItems(), bytes("x"), bytes("no item"))
                            .hasOffset())
                    .isTrue();

            assertThatThrownBy(() -> wire.send(publisher.topics().userEvents(), bytes("anna"), bytes("no event")))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    private boolean someOfTheRepartitionTopicIsDeleted() throws Exception {
        try (Admin admin = Admin.create(administrator.config().clientProperties())) {
            for (int partition = 0; partition < 2; partition++) {
                TopicPartition place = new TopicPartition("freshet-item-activity-repartition", partition);
                if (admin.listOffsets(Map.of(place, OffsetSpec.earliest()))
                                .partitionResult(place)
                                .get()
                                .offset()
                        > 0) {
                    return true;
                }
            }
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private Deployment as(String user) {
        return new Deployment(
                broker,
                folder.resolve(user),
                "freshet",
                "streams.repartition.purge.interval.ms=200",
                "kafka.security.protocol=SASL_SSL",
                "kafka.sasl.mechanism=SCRAM-SHA-512",
                "kafka.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                        + user + "\" password=\"" + PASSWORD + "\";",
                "kafka.ssl.truststore.type=PEM",
                "kafka.ssl.truststore.location=" + key.certificate());
    }

    private <T> T ask(FreshetRuntime app, String path, String body, HttpResponse.BodyHandler<T> handler)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.httpPort() + path));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<T> answer = client.send(request.build(), handler);
        assertThat(answer.statusCode()).isBetween(200, 299);
        return answer.body();
    }

    private static String browse(String eventId) {
        return "{\"eventId\":\"" + eventId
                + "\",\"type\":\"BROWSE\",\"userId\":\"anna\",\"items\":[{\"itemId\":\"tea\"}]}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
