package dev.freshet.playground.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LatencyLogTest {

    private static final TopicPartition EVENTS = new TopicPartition("events", 0);

    private final LatencyLog latency = new LatencyLog();

    @Test
    void shouldMeasureFromAppendToReceiptInEitherOrderOfReport() {
        // When
        latency.appended(EVENTS, 0, 1_000);
        latency.received(EVENTS, 0, 1_020);
        latency.received(EVENTS, 1, 1_140);
        latency.appended(EVENTS, 1, 1_100);

        // Then
        assertThat(latency.percentile(50)).isEqualTo(20);
        assertThat(latency.percentile(99)).isEqualTo(40);
    }

    @Test
    void shouldTellPartitionsApart() {
        // When
        latency.appended(EVENTS, 7, 1_000);
        latency.received(new TopicPartition("events", 1), 7, 5_000);

        // Then
        assertThat(latency.percentile(99)).isZero();
    }

    @Test
    void shouldNotCountAClockThatStepsBack() {
        // When
        latency.appended(EVENTS, 0, 1_000);
        latency.received(EVENTS, 0, 990);

        // Then
        assertThat(latency.percentile(99)).isZero();
    }
}
