package dev.freshet.streams.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableLongArray;
import dev.freshet.core.candidates.Source;
import dev.freshet.core.engine.Fallback;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.explain.Evidence;
import dev.freshet.core.explain.Reason;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlateWriterTest {

    private static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load();
    private static final long NOW = 1_704_110_400_000L;

    private final AvroCodec<RecommendationSlate> codec = AvroCodec.of(RecommendationSlate.class, SCHEMAS);
    private final SlateWriter writer = new SlateWriter(SCHEMAS, "home");

    @Test
    void shouldWriteEveryFieldWhereItsReaderLooksForIt() {
        // Given
        Evidence browsed = new Evidence(EventType.BROWSE, Optional.of("mug"), Optional.empty(), 7L);
        Evidence searched =
                new Evidence(EventType.SEARCH, Optional.empty(), Optional.of("blue müg"), EventTime.UNKNOWN);
        Slate slate = new Slate(
                Optional.of("model-1"),
                11,
                22,
                Optional.empty(),
                List.of(
                        item("tea", 1, Set.of(Source.EMBEDDING), because(browsed, 0.5)),
                        item("lamp", 2, Set.of(), because(searched, 0.25)),
                        item("bulb", 3, Set.of(Source.POPULARITY), Reason.of(Reason.Kind.HISTORY))));

        // When
        RecommendationSlate read = read(slate, event(Subject.user("anna"), 3L, 5L));

        // Then
        assertThat(read.getRecommendationId()).isEqualTo(SlateWriter.recommendationId(position()));
        assertThat(read.getUserId()).contains("anna");
        assertThat(read.getAnonymousId()).isEmpty();
        assertThat(read.getSurface()).isEqualTo("home");
        assertThat(read.getGeneratedAt()).isEqualTo(Instant.ofEpochMilli(NOW));
        assertThat(read.getTrigger().getEventId()).isEqualTo("event-1");
        assertThat(read.getTrigger().getTopic()).isEqualTo("freshet.user-events");
        assertThat(read.getTrigger().getPartition()).isEqualTo(2);
        assertThat(read.getTrigger().getOffset()).isEqualTo(9);
        assertThat(read.getTrigger().getEventTime()).isEqualTo(Instant.ofEpochMilli(NOW - 1));
        assertThat(read.getModelVersion()).contains("model-1");
        assertThat(read.getCatalogVersion()).isEqualTo(11);
        assertThat(read.getSignalVersion()).isEqualTo(22);
        assertThat(read.getFallback()).isEmpty();
        assertThat(read.getCoalescedOffsets()).containsExactly(3L, 5L);
        assertThat(read.getItems()).hasSize(3);
        assertThat(read.getItems().get(0)).satisfies(tea -> {
            assertThat(tea.getItemId()).isEqualTo("tea");
            assertThat(tea.getRank()).isEqualTo(1);
            assertThat(tea.getScore()).isEqualTo(10.0);
            assertThat(tea.getSources()).containsExactly(Source.EMBEDDING.wireName());
            assertThat(tea.getPropensity()).isEqualTo(0.75);
            assertThat(tea.getReason().getKind()).isEqualTo("PAST_EVENT");
            assertThat(tea.getReason().getEvidenceEventType()).contains("BROWSE");
            assertThat(tea.getReason().getEvidenceItemId()).contains("mug");
            assertThat(tea.getReason().getEvidenceQuery()).isEmpty();
            assertThat(tea.getReason().getEvidenceTime()).contains(Instant.ofEpochMilli(7));
            assertThat(tea.getReason().getWeight()).isEqualTo(0.5);
        });
        assertThat(read.getItems().get(1).getReason()).satisfies(reason -> {
            assertThat(reason.getEvidenceQuery()).contains("blue müg");
            assertThat(reason.getEvidenceTime()).isEmpty();
        });
        assertThat(read.getItems().get(2).getReason().getEvidenceEventType()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteASlateOfNothingForSomebodyUnknown(Fallback fallback) {
        Slate slate = new Slate(Optional.empty(), 0, 0, Optional.of(fallback), List.of());

        RecommendationSlate read = read(slate, event(Subject.anonymous("cookie")));

        assertThat(read.getUserId()).isEmpty();
        assertThat(read.getAnonymousId()).contains("cookie");
        assertThat(read.getModelVersion()).isEmpty();
        assertThat(read.getFallback()).contains(fallback.name());
        assertThat(read.getItems()).isEmpty();
        assertThat(read.getCoalescedOffsets()).isEmpty();
    }

    @Test
    void shouldWriteTheSameBytesAsAvroDoes() {
        byte[] bytes = writer.write(
                new Slate(
                        Optional.of("model-1"),
                        1,
                        2,
                        Optional.empty(),
                        List.of(item("tea", 1, Set.of(Source.REPEAT), Reason.of(Reason.Kind.HISTORY)))),
                event(Subject.user("anna"), 1L),
                NOW);

        assertThat(bytes).isEqualTo(codec.encode(codec.decode(bytes).orElseThrow()));
    }

    private RecommendationSlate read(Slate slate, Unanswered what) {
        return codec.decode(writer.write(slate, what, NOW)).orElseThrow();
    }

    private static SlateItem item(String itemId, int rank, Set<Source> sources, Reason reason) {
        return new SlateItem(itemId, rank, 10.0 / rank, sources, reason, 0.75);
    }

    private static Reason because(Evidence evidence, double weight) {
        return new Reason(Reason.Kind.PAST_EVENT, Optional.of(evidence), weight);
    }

    private static SourcePosition position() {
        return new SourcePosition("freshet.user-events", 2, 9);
    }

    private static Unanswered event(Subject subject, long... earlier) {
        return new Unanswered(
                subject,
                "event-1",
                NOW - 1,
                Consent.UNSPECIFIED,
                position(),
                ImmutableLongArray.copyOf(earlier),
                Optional.empty());
    }
}
