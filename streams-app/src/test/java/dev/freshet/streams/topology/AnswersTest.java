package dev.freshet.streams.topology;

import static dev.freshet.streams.fixtures.AvroEvents.browse;
import static dev.freshet.streams.fixtures.AvroEvents.event;
import static dev.freshet.streams.fixtures.AvroEvents.items;
import static dev.freshet.streams.fixtures.AvroEvents.purchase;
import static dev.freshet.streams.fixtures.AvroEvents.search;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.engine.Fallback;
import dev.freshet.core.event.Subject;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.SlateItem;
import dev.freshet.streams.codec.SlateWriter;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.fixtures.AvroEvents;
import dev.freshet.streams.fixtures.TestShop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {

    @TempDir
    private Path directory;

    private TestShop shop;

    @BeforeEach
    void open() {
        shop = TestShop.open(directory);
        shop.stock(TinyBundle.items());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldAnswerABrowseWithWhatTheModelFindsNear() {
        // Given
        serveTinyBundle();

        // When
        shop.send(browse("1", "tea"));

        // Then
        RecommendationSlate slate = theOnlySlate();
        assertThat(slate.getUserId()).contains("anna");
        assertThat(slate.getAnonymousId()).isEmpty();
        assertThat(slate.getSurface()).isEqualTo("home");
        assertThat(slate.getGeneratedAt()).isEqualTo(TestShop.NOW);
        assertThat(slate.getModelVersion()).contains(TinyBundle.VERSION);
        assertThat(slate.getFallback()).isEmpty();
        assertThat(slate.getTrigger().getEventId()).isEqualTo("1");
        assertThat(slate.getTrigger().getOffset()).isZero();
        assertThat(slate.getTrigger().getEventTime()).isEqualTo(AvroEvents.AN_HOUR_AGO);
        assertThat(slate.getRecommendationId())
                .isEqualTo(SlateWriter.recommendationId(new SourcePosition("freshet.user-events", 0, 0)));
        assertThat(slate.getItems()).extracting(SlateItem::getItemId).startsWith("tea", "mug");
        assertThat(slate.getItems()).extracting(SlateItem::getRank).startsWith(1, 2, 3);
        assertThat(slate.getItems().get(1).getReason()).satisfies(reason -> {
            assertThat(reason.getKind()).isEqualTo("PAST_EVENT");
            assertThat(reason.getEvidenceItemId()).contains("tea");
            assertThat(reason.getEvidenceEventType()).contains("BROWSE");
            assertThat(reason.getWeight()).isPositive();
        });
    }

    @Test
    void shouldKeepTheSubjectAsKeyAndTheEventsTimestamp() {
        shop.send(browse("1", "tea"));

        TestRecord<byte[], byte[]> record = shop.slateRecords().get(0);
        assertThat(record.key()).isEqualTo("anna".getBytes(UTF_8));
        assertThat(record.timestamp()).isEqualTo(TestShop.NOW.toEpochMilli());
    }

    @Test
    void shouldAnswerWithoutAModelAndSaySo() {
        shop.send(browse("1", "tea").setUserId(null).setAnonymousId("cookie"));

        RecommendationSlate slate = theOnlySlate();
        assertThat(slate.getAnonymousId()).contains("cookie");
        assertThat(slate.getFallback()).contains("NO_MODEL");
        assertThat(slate.getItems()).isNotEmpty();
        assertThat(shop.count(Counter.FALLBACKS)).isEqualTo(1);
        assertThat(shop.counters().fallbacks().nonZero()).containsExactly(Map.entry(Fallback.NO_MODEL, 1L));
    }

    @Test
    void shouldStoreTheRowWithTheEmbeddingOfTheAnswer() {
        // Given
        serveTinyBundle();

        // When
        shop.send(browse("1", "tea"));
        shop.send(search("2", "light"));

        // Then
        SubjectRow row = shop.row(Subject.user("anna")).orElseThrow();
        assertThat(row.ring()).hasSize(2);
        assertThat(row.offset()).isEqualTo(1);
        assertThat(row.embedding().orElseThrow().modelVersion()).isEqualTo(TinyBundle.VERSION);
        assertThat(row.embedding().orElseThrow().values()).containsExactly(1, 1, 0, 0);
    }

    @Test
    void shouldDropDuplicateEventIds() {
        shop.send(browse("1", "tea"));
        shop.send(browse("1", "tea"));
        shop.send(browse("1", "tea").setUserId("bob"));

        assertThat(shop.slates()).hasSize(2);
        assertThat(shop.count(Counter.DUPLICATES)).isEqualTo(1);
        assertThat(shop.row(Subject.user("anna")).orElseThrow().ring()).hasSize(1);
    }

    @Test
    void shouldAnswerABasketOnce() {
        shop.send(purchase("1", "tea", "mug", "lamp"));

        assertThat(shop.slates()).hasSize(1);
        assertThat(shop.row(Subject.user("anna")).orElseThrow().purchases()).hasSize(3);
    }

    @Test
    void shouldNotAnswerWhatIsNotAnswered() {
        for (String type : List.of("RETURN", "IMPRESSION", "CLICK")) {
            shop.send(event(type, type).setItems(items("tea")));
        }

        assertThat(shop.slates()).isEmpty();
        assertThat(shop.letters()).isEmpty();
        assertThat(shop.count(Counter.ACCEPTED)).isEqualTo(3);
    }

    @Test
    void shouldForgetASubjectThatAsksForIt() {
        // Given
        shop.send(browse("1", "tea"));
        assertThat(shop.slates()).hasSize(1);

        // When
        shop.send(event("ERASE", "2"));

        // Then
        assertThat(shop.row(Subject.user("anna"))).isEmpty();
        assertThat(shop.slates()).isEmpty();
        assertThat(shop.count(Counter.ERASED)).isEqualTo(1);
    }

    @Test
    void shouldKeepNothingOfAnEventWithoutConsent() {
        serveTinyBundle();

        shop.send(browse("1", "tea").setConsent("NONE"));

        assertThat(theOnlySlate().getFallback()).contains("NO_CONSENT");
        assertThat(shop.row(Subject.user("anna")).orElseThrow().ring()).isEmpty();
    }

    @Test
    void shouldChangeStateWithoutAnAnswerWhereAnEventIsTooOld() {
        shop.close();
        shop = TestShop.open(directory.resolve("aged"), "input.answer-max-age=30m");

        shop.send(browse("1", "tea"));

        assertThat(shop.slates()).isEmpty();
        assertThat(shop.count(Counter.TOO_OLD_TO_ANSWER)).isEqualTo(1);
        assertThat(shop.row(Subject.user("anna")).orElseThrow().ring()).hasSize(1);
    }

    @Test
    void shouldAcceptAndCountItemsThatTheCatalogDoesNotKnow() {
        shop.send(browse("1", "unheard-of"));

        assertThat(shop.slates()).hasSize(1);
        assertThat(shop.count(Counter.UNKNOWN_ITEMS)).isEqualTo(1);
    }

    @Test
    void shouldKeepAKnownAndAnAnonymousSubjectOfOneIdApart() {
        shop.send(browse("1", "tea"));
        shop.send(browse("2", "mug").setUserId(null).setAnonymousId("anna"));

        assertThat(shop.row(Subject.user("anna")).orElseThrow().ring()).hasSize(1);
        assertThat(shop.row(Subject.anonymous("anna")).orElseThrow().ring()).hasSize(1);
    }

    @Test
    void shouldRemoveTheRowsOfSilentSubjects() {
        // Given anna an hour ago and bob just now
        shop.close();
        shop = TestShop.open(directory.resolve("expiring"), "state.expire-after=1d");
        shop.send(browse("1", "tea"));
        shop.send(browse("2", "tea").setUserId("bob").setEventTime(TestShop.NOW));

        // When
        shop.advance(Duration.ofDays(1).minusMinutes(30));

        // Then
        assertThat(shop.row(Subject.user("anna"))).isEmpty();
        assertThat(shop.row(Subject.user("bob"))).isPresent();
        assertThat(shop.count(Counter.EXPIRED)).isEqualTo(1);
    }

    @Test
    void shouldRemoveTheRowsOfSilentSubjectsThatNeverConsented() {
        // Given
        shop.close();
        shop = TestShop.open(directory.resolve("expiring"), "state.expire-after=1d");
        shop.send(browse("1", "tea").setConsent("NONE"));

        // When
        shop.advance(Duration.ofDays(1).minusMinutes(30));
        assertThat(shop.row(Subject.user("anna"))).isPresent();
        shop.advance(Duration.ofHours(1));

        // Then
        assertThat(shop.row(Subject.user("anna"))).isEmpty();
        assertThat(shop.count(Counter.EXPIRED)).isEqualTo(1);
    }

    @Test
    void shouldHoldTheNextEventAgainstTheSlateBeforeIt() {
        shop.send(browse("1", "tea"));
        shop.send(browse("2", "mug"));
        shop.send(browse("3", "unheard-of"));

        assertThat(shop.count(Counter.JUDGED_SLATES)).isEqualTo(2);
        assertThat(shop.count(Counter.HIT_SLATES)).isEqualTo(1);
    }

    @Test
    void shouldNotWatchThoseWhoDoNotConsentOrAreErased() {
        shop.send(browse("1", "tea").setConsent("NONE"));
        shop.send(browse("2", "mug"));
        shop.send(event("ERASE", "3"));
        shop.send(browse("4", "mug"));

        assertThat(shop.count(Counter.JUDGED_SLATES)).isZero();
    }

    private void serveTinyBundle() {
        Path bundle = TinyBundle.write(directory.resolve("bundle"));
        shop.serve(TinyBundle.VERSION, bundle, bundle.resolve("manifest.json"));
    }

    private RecommendationSlate theOnlySlate() {
        List<RecommendationSlate> slates = shop.slates();
        assertThat(slates).hasSize(1);
        return slates.get(0);
    }
}
