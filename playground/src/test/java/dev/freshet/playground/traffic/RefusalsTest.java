package dev.freshet.playground.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.schemas.DeadLetter;
import dev.freshet.streams.codec.EventWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private final Refusals refusals = new Refusals(Deployment.SCHEMAS);

    @Test
    void shouldCountAnAnsweredEventOnceHoweverOftenItIsRefused() {
        // Given
        DeadLetter letter = letter(encoded(TestEvents.browse("e1", 1_000, "tea")));

        // Then
        assertThat(refusals.add(letter)).isTrue();
        assertThat(refusals.add(letter)).isFalse();
        assertThat(refusals.add(letter(encoded(TestEvents.browse("e2", 1_000, "tea")))))
                .isTrue();
    }

    @Test
    void shouldNotCountWhatWouldHaveNoAnswer() {
        assertThat(refusals.add(letter(encoded(TestEvents.of(EventType.RETURN, "e1", 1_000, "tea")))))
                .isFalse();
        assertThat(refusals.add(letter("no event".getBytes(StandardCharsets.UTF_8))))
                .isFalse();
    }

    private static byte[] encoded(UserEvent event) {
        return new EventWriter(Deployment.SCHEMAS).write(event);
    }

    private static DeadLetter letter(byte[] value) {
        return DeadLetter.newBuilder()
                .setReason("TOO_MANY_ITEMS")
                .setDetail("items has too many")
                .setTopic("freshet.user-events")
                .setPartition(0)
                .setOffset(1)
                .setTimestamp(Instant.EPOCH)
                .setValue(ByteBuffer.wrap(value))
                .setOriginalValueSize(value.length)
                .setHeaders(List.of())
                .build();
    }
}
