package dev.freshet.playground.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.Trigger;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlateHeadTest {

    private final AvroCodec<RecommendationSlate> codec =
            AvroCodec.of(RecommendationSlate.class, ReleasedSchemas.load());
    private final SlateHead head = new SlateHead();

    @Test
    void shouldFindTheEventOfAnyKindOfSubject() {
        assertThat(head.eventId(slate("somebody", null, "000000000042"))).hasToString("000000000042");
        assertThat(head.eventId(slate(null, "visitor", "000000000043"))).hasToString("000000000043");
    }

    @Test
    void shouldCountTheEventsThatAreAnsweredBesides() {
        head.eventId(slate("somebody", null, "000000000042"));
        assertThat(head.coalesced()).isZero();

        head.eventId(slate("somebody", null, "000000000042", 0L, 7L, 9_000_000_000L));
        assertThat(head.coalesced()).isEqualTo(3);
    }

    private byte[] slate(String userId, String anonymousId, String eventId, Long... coalesced) {
        return codec.encode(RecommendationSlate.newBuilder()
                .setRecommendationId("0123456789abcdef")
                .setUserId(userId)
                .setAnonymousId(anonymousId)
                .setSurface("home")
                .setGeneratedAt(Instant.EPOCH)
                .setTrigger(Trigger.newBuilder()
                        .setEventId(eventId)
                        .setTopic("user-events")
                        .setPartition(0)
                        .setOffset(0)
                        .setEventTime(Instant.EPOCH)
                        .build())
                .setCatalogVersion(1)
                .setSignalVersion(1)
                .setItems(List.of())
                .setCoalescedOffsets(List.of(coalesced))
                .build());
    }
}
