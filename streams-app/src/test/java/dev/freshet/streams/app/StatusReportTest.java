package dev.freshet.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.engine.Fallback;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.http.StatusEndpoints.Lag;
import dev.freshet.streams.http.StatusEndpoints.Model;
import dev.freshet.streams.http.StatusEndpoints.Status;
import dev.freshet.streams.metrics.RecentAnswers;
import dev.freshet.streams.metrics.Restorations;
import dev.freshet.streams.validation.RejectReason;
import dev.freshet.streams.world.ModelStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    private static final Instant START = Instant.parse("2024-01-01T12:00:00Z");

    private final ConfiguredApp app = ConfiguredApp.of(FreshetConfig.DEFAULT);
    private final Map<MetricName, Metric> kafka = new LinkedHashMap<>();
    private final Restorations restorations = new Restorations(() -> START);
    private Instant now = START;
    private ModelStatus model = new ModelStatus.NoneWanted();
    private final StatusReport report = new StatusReport(
            app,
            new RecentAnswers(app.meters()),
            restorations,
            () -> "127.0.0.1:1",
            () -> new Health(KafkaStreams.State.RUNNING, true, model),
            () -> kafka,
            () -> now);

    @Test
    void shouldSayNothingOfWhatHasNotHappened() {
        Status status = report.now();

        assertThat(status.cache().hitRate()).isNull();
        assertThat(status.slates().hitRate()).isNull();
        assertThat(status.slates().coverage()).isNull();
        assertThat(status.answers().p50Ms()).isNull();
        assertThat(status.fallbacks()).isEmpty();
        assertThat(status.deadLetters()).isEmpty();
        assertThat(status.counts()).containsEntry("tooOldToAnswer", 0L).hasSize(Counter.values().length);
    }

    @Test
    void shouldTellWhatHappened() {
        // When
        app.counters().addFallback(Fallback.NO_MODEL);
        app.counters().addDeadLetter(RejectReason.NULL_KEY);
        app.counters().add(Counter.JUDGED_SLATES, 4);
        app.counters().add(Counter.HIT_SLATES, 1);
        restorations.onRestoreStart(new TopicPartition("changelog", 3), "user-state", 0, 10);
        now = START.plusSeconds(90);

        // Then
        Status status = report.now();
        assertThat(status.uptimeSeconds()).isEqualTo(90);
        assertThat(status.fallbacks()).containsExactly(Map.entry("NO_MODEL", 1L));
        assertThat(status.deadLetters()).containsExactly(Map.entry("NULL_KEY", 1L));
        assertThat(status.slates().hitRate()).isEqualTo(0.25);
        assertThat(status.restoring())
                .singleElement()
                .satisfies(each -> assertThat(each.remaining()).isEqualTo(10));
        assertThat(status.ready()).isTrue();
    }

    @Test
    void shouldTellTheLagOfItsInputAlone() {
        lag("freshet.user-events", 1, 5.0);
        lag("freshet.user-events", 0, 7.0);
        lag("freshet.user-events", 2, Double.NaN);
        lag("freshet-item-activity-repartition", 0, 9.0);

        assertThat(report.now().lag()).containsExactly(new Lag(0, 7), new Lag(1, 5));
    }

    @Test
    void shouldTellWhereTheModelStands() {
        ModelPointer pointer = new ModelPointer("m2", "file:/m2", "0".repeat(64));
        model = new ModelStatus.Loading(pointer, Optional.empty());
        assertThat(report.now().model()).isEqualTo(new Model("LOADING", "m2", null, null));
        model = new ModelStatus.Serving(pointer);
        assertThat(report.now().model()).isEqualTo(new Model("SERVING", "m2", null, null));
        model = new ModelStatus.Refused(pointer, "it is cut off", Optional.of("m1"));
        assertThat(report.now().model()).isEqualTo(new Model("REFUSED", "m2", "m1", "it is cut off"));
    }

    private void lag(String topic, int partition, double records) {
        MetricName name = new MetricName(
                "records-lag",
                "consumer-fetch-manager-metrics",
                "",
                Map.of("topic", topic, "partition", Integer.toString(partition)));
        kafka.put(name, new Metric() {
            @Override
            public MetricName metricName() {
                return name;
            }

            @Override
            public Object metricValue() {
                return records;
            }
        });
    }
}
