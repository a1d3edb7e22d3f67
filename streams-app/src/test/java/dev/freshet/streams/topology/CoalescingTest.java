package dev.freshet.streams.topology;

import static dev.freshet.streams.fixtures.AvroEvents.browse;
import static dev.freshet.streams.fixtures.AvroEvents.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.Subject;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.fixtures.TestShop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoalescingTest {

    private static final Duration LATE = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private TestShop shop;

    @BeforeEach
    void open() {
        shop = TestShop.open(directory, "engine.coalesce-above-age=2s", "engine.coalesce-wait=1s");
        shop.stock(TinyBundle.items());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void shouldAnswerTheWaitingEventsOfASubjectOnceForTheNewest() {
        // Given
        shop.sendLate(LATE, browse("1", "tea"));
        shop.sendLate(LATE, browse("2", "mug"));
        shop.sendLate(LATE, browse("3", "lamp"));
        assertThat(shop.slates()).isEmpty();

        // When
        shop.advance(WAIT);

        // Then
        List<RecommendationSlate> slates = shop.slates();
        assertThat(slates).hasSize(1);
        assertThat(slates.get(0).getTrigger().getEventId()).isEqualTo("3");
        assertThat(slates.get(0).getTrigger().getOffset()).isEqualTo(2);
        assertThat(slates.get(0).getCoalescedOffsets()).containsExactly(0L, 1L);
        assertThat(shop.count(Counter.COALESCED)).isEqualTo(2);
        assertThat(shop.pendingAnswers()).isZero();
    }

    @Test
    void shouldChangeTheRowAtOnceAndStoreTheEmbeddingWithTheAnswer() {
        // Given
        Path bundle = TinyBundle.write(directory.resolve("bundle"));
        shop.serve(TinyBundle.VERSION, bundle, bundle.resolve("manifest.json"));

        // When
        shop.sendLate(LATE, browse("1", "tea"));

        // Then
        assertThat(shop.row(Subject.user("anna")).orElseThrow().ring()).hasSize(1);
        assertThat(shop.row(Subject.user("anna")).orElseThrow().embedding()).isEmpty();
        shop.advance(WAIT);
        assertThat(shop.row(Subject.user("anna")).orElseThrow().embedding()).isPresent();
    }

    @Test
    void shouldKeepTheSubjectAsKeyAndTheNewestEventsTimestamp() {
        shop.sendLate(LATE, browse("1", "tea"));
        shop.sendLate(LATE.minusSeconds(1), browse("2", "tea"));
        shop.advance(WAIT);

        TestRecord<byte[], byte[]> record = shop.slateRecords().get(0);
        assertThat(record.key()).isEqualTo("anna".getBytes(UTF_8));
        assertThat(record.timestamp())
                .isEqualTo(TestShop.NOW.minus(LATE.minusSeconds(1)).toEpochMilli());
    }

    @Test
    void shouldAnswerWhatWaitsTogetherWithAnEventThatIsOnTime() {
        shop.sendLate(LATE, browse("1", "tea"));
        shop.send(browse("2", "mug"));

        List<RecommendationSlate> slates = shop.slates();
        assertThat(slates).hasSize(1);
        assertThat(slates.get(0).getTrigger().getEventId()).isEqualTo("2");
        assertThat(slates.get(0).getCoalescedOffsets()).containsExactly(0L);
        shop.advance(WAIT);
        assertThat(shop.slates()).isEmpty();
    }

    @Test
    void shouldAnswerAllThatWaitsOnceTheLagIsEaten() {
        // Given
        shop.sendLate(LATE, browse("1", "tea"));

        // When
        shop.send(browse("2", "mug").setUserId("bob"));
        shop.advance(Deferral.INTERVAL);

        // Then
        assertThat(shop.slates())
                .extracting(slate -> slate.getTrigger().getEventId())
                .containsExactly("2", "1");
    }

    @Test
    void shouldAnswerWithoutDelayWhatIsOnTime() {
        shop.sendLate(Duration.ofSeconds(2), browse("1", "tea"));

        assertThat(shop.slates())
                .singleElement()
                .satisfies(slate -> assertThat(slate.getCoalescedOffsets()).isEmpty());
        assertThat(shop.count(Counter.PUT_OFF)).isZero();
    }

    @Test
    void shouldNotPutOffMoreThanOneAnswerCanName() {
        for (int i = 0; i < Deferral.MOST_EVENTS; i++) {
            assertThat(shop.slates()).isEmpty();
            shop.sendLate(LATE, browse("event-" + i, "tea"));
        }

        assertThat(shop.slates())
                .singleElement()
                .satisfies(slate -> assertThat(slate.getCoalescedOffsets()).hasSize(Deferral.MOST_EVENTS - 1));
    }

    @Test
    void shouldAnswerWhatWaitsBeforeASubjectIsForgotten() {
        // Given
        shop.sendLate(LATE, browse("1", "tea"));

        // When
        shop.sendLate(LATE, event("ERASE", "2"));

        // Then
        assertThat(shop.slates()).hasSize(1);
        assertThat(shop.row(Subject.user("anna"))).isEmpty();
        assertThat(shop.pendingAnswers()).isZero();
    }

    @Test
    void shouldNotAnswerWhatHasBecomeTooOldWhileItWaited() {
        // Given events of an hour ago
        shop.close();
        shop = TestShop.open(
                directory.resolve("aged"),
                "engine.coalesce-above-age=2s",
                "engine.coalesce-wait=1m",
                "input.answer-max-age=3601s");
        shop.sendLate(LATE, browse("1", "tea"));
        shop.sendLate(LATE, browse("2", "mug"));
        assertThat(shop.pendingAnswers()).isEqualTo(1);

        // When
        shop.advance(Duration.ofMinutes(1));

        // Then
        assertThat(shop.slates()).isEmpty();
        assertThat(shop.count(Counter.TOO_OLD_TO_ANSWER)).isEqualTo(2);
        assertThat(shop.pendingAnswers()).isZero();
    }

    @Test
    void shouldNotCountDuplicatesAmongTheWaiting() {
        shop.sendLate(LATE, browse("1", "tea"));
        shop.sendLate(LATE, browse("1", "tea"));
        shop.advance(WAIT);

        assertThat(shop.slates())
                .singleElement()
                .satisfies(slate -> assertThat(slate.getCoalescedOffsets()).isEmpty());
        assertThat(shop.count(Counter.DUPLICATES)).isEqualTo(1);
    }

    @Test
    void shouldSettleEveryEventExactlyOnceInTheOrderOfItsSubject() {
        // Given events of a few subjects, late or on time, and pauses of any length between them
        SplittableRandom random = new SplittableRandom(3);
        int events = 400;

        // When
        for (int i = 0; i < events; i++) {
            shop.sendLate(
                    random.nextInt(4) == 0 ? Duration.ZERO : LATE,
                    browse("event-" + i, "tea").setUserId("user-" + random.nextInt(7)));
            if (random.nextInt(10) == 0) {
                shop.advance(Duration.ofMillis(random.nextInt(1500)));
            }
        }
        shop.advance(WAIT);

        // Then
        List<Long> settled = new ArrayList<>();
        List<RecommendationSlate> slates = shop.slates();
        slates.forEach(slate -> {
            settled.addAll(slate.getCoalescedOffsets());
            settled.add(slate.getTrigger().getOffset());
        });
        assertThat(settled).hasSize(events).doesNotHaveDuplicates();
        assertThat(slates).hasSizeLessThan(events);
        assertThat(shop.count(Counter.COALESCED)).isEqualTo(events - slates.size());
        slates.stream()
                .collect(Collectors.groupingBy(slate -> slate.getUserId().orElseThrow()))
                .values()
                .forEach(ofOne -> assertThat(ofOne)
                        .extracting(slate -> slate.getTrigger().getOffset())
                        .isSorted());
    }
}
