package dev.freshet.playground.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventType;
import dev.freshet.datasets.simulator.SimulatorConfig;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.script.SimulatedScript;
import dev.freshet.schemas.LineItem;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.streams.codec.EventReader;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.validation.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldTakeABasketOfMoreThanAThousandItems(@TempDir Path folder) {
        // Given the settings of a demo, and an invoice as long as the longest of Online Retail
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        FreshetConfig config = ConfigReader.read(
                Optional.empty(),
                Map.of(),
                Stage.settings(
                        options(),
                        new SimulatedScript(SimulatorConfig.defaults(), 1, 0, clock),
                        clock,
                        "localhost:9092",
                        folder));
        byte[] invoice = AvroCodec.of(UserEvent.class, Deployment.SCHEMAS).encode(invoice(1_106));

        // When
        Verdict verdict = new EventReader(Deployment.SCHEMAS, config.input()).read(invoice, NOW.toEpochMilli());

        // Then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.event().items()).hasSize(1_106));
    }

    private static UserEvent invoice(int items) {
        List<LineItem> lines = IntStream.range(0, items)
                .mapToObj(n -> LineItem.newBuilder().setItemId("item-" + n).build())
                .toList();
        return UserEvent.newBuilder()
                .setEventId("invoice")
                .setEventType(EventType.PURCHASE.name())
                .setUserId("anna")
                .setItems(lines)
                .setEventTime(NOW)
                .build();
    }

    private static DemoOptions options() {
        return new DemoOptions(
                OptionalInt.empty(),
                false,
                200,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                0,
                false,
                0,
                Optional.empty(),
                OptionalInt.empty());
    }
}
