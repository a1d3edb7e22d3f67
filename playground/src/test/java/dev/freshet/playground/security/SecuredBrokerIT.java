package dev.freshet.playground.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.core.fixtures.SelfSignedKey;
import dev.freshet.playground.broker.BrokerOptions;
import dev.freshet.playground.broker.BrokerSecurity;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.AppProcess;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.schemas.LineItem;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.streams.app.FreshetRuntime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** TLS and a login (SASL_SSL, SCRAM) are a matter of settings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredBrokerIT {

    private static final String PASSWORD = "correct-horse";

    private Path folder;
    private SelfSignedKey key;
    private EmbeddedBroker broker;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        key = SelfSignedKey.write(folder);
        broker = EmbeddedBroker.start(BrokerOptions.defaults()
                .withSecurity(new BrokerSecurity(key.keystore(), SelfSignedKey.PASSWORD, "freshet", PASSWORD)));
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void shouldAnswerEventsThroughTlsAndALogin() {
        // Given
        Deployment deployment = new Deployment(broker, folder.resolve("secured"), "secured", login(PASSWORD));
        try (Wire wire = new Wire(deployment.config().clientProperties())) {
            deployment.prepare(wire);
            try (FreshetRuntime app = deployment.run()) {
                assertThat(app.health().ready()).isTrue();

                // When
                UserEvent event = UserEvent.newBuilder()
                        .setEventId("first")
                        .setEventType("BROWSE")
                        .setUserId("anna")
                        .setItems(List.of(LineItem.newBuilder().setItemId("tea").build()))
                        .setEventTime(Instant.now())
                        .build();
                wire.send(
                        deployment.topics().userEvents(),
                        "anna".getBytes(StandardCharsets.UTF_8),
                        AvroCodec.of(UserEvent.class, Deployment.SCHEMAS).encode(event));

                // Then
                AvroCodec<RecommendationSlate> slates = AvroCodec.of(RecommendationSlate.class, Deployment.SCHEMAS);
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(
                                        wire.committed(deployment.topics().recommendations()))
                                .singleElement()
                                .satisfies(taken -> assertThat(slates.decode(taken.value())
                                                .orElseThrow()
                                                .getModelVersion())
                                        .contains("tiny-step-1")));
            }
        }
    }

    @Test
    void shouldSayInOneLineThatTheLoginIsRefused() {
        assertOneLine(login("battery-staple"), "kafka.sasl");
    }

    @Test
    void shouldSayInOneLineThatTheCertificateIsNotTrusted() {
        String[] login = login(PASSWORD);
        List<String> distrustful = new ArrayList<>(List.of(login));
        distrustful.removeIf(setting -> setting.startsWith("kafka.ssl.truststore"));

        assertOneLine(distrustful.toArray(String[]::new), "kafka.ssl");
    }

    private void assertOneLine(String[] settings, String named) {
        Deployment deployment = new Deployment(broker, folder.resolve("refused"), "refused", settings);
        List<String> run = new ArrayList<>(List.of("run"));
        run.addAll(deployment.options());
        try (AppProcess app = AppProcess.start(folder.resolve("said-" + System.nanoTime() + ".log"), run)) {
            assertThat(app.exitCode()).as(app::output).isNotZero();
            assertThat(app.output().lines().filter(line -> line.startsWith("freshet: ")))
                    .singleElement()
                    .asString()
                    .contains(named);
            assertThat(app.output())
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ")
                    .doesNotContain("battery-staple")
                    .doesNotContain(PASSWORD);
        }
    }

    private String[] login(String password) {
        return new String[] {
            "kafka.security.protocol=SASL_SSL",
            "kafka.sasl.mechanism=SCRAM-SHA-512",
            "kafka.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username=\"freshet\""
                    + " password=\"" + password + "\";",
            "kafka.ssl.truststore.type=PEM",
            "kafka.ssl.truststore.location=" + key.certificate(),
        };
    }
}
