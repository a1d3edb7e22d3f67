package dev.freshet.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableLongArray;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.Subject;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.codec.Unanswered;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.Test;

class PendingAnswersTest {

    private static final Bytes ANNA = SubjectKey.of(Subject.user("anna"));

    private final InMemoryKeyValueStore store = new InMemoryKeyValueStore("pending");

    @Test
    void shouldSurviveARestart() {
        // Given
        PendingAnswers before = new PendingAnswers(store, Optional.empty());
        before.putOff(ANNA, event(4), 40, 400);
        before.putOff(ANNA, before.joined(ANNA, event(7)), 70, 700);

        // When
        PendingAnswers after = new PendingAnswers(store, Optional.empty());

        // Then
        assertThat(after.of(ANNA)).isEqualTo(before.of(ANNA)).get().satisfies(answer -> {
            assertThat(answer.recordMs()).isEqualTo(70);
            assertThat(answer.sinceMs()).isEqualTo(400);
            assertThat(answer.what().position().offset()).isEqualTo(7);
            assertThat(answer.what().earlier().asList()).containsExactly(4L);
        });
    }

    @Test
    void shouldForgetAtOnceWhatIsSettledInOneTransaction() {
        PendingAnswers pending = new PendingAnswers(store, Optional.empty());
        pending.putOff(ANNA, event(4), 40, 400);

        pending.settle(ANNA);

        assertThat(pending.of(ANNA)).isEmpty();
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void shouldKeepWhatIsSettledInTheStoreUntilACommitHasFollowed() {
        // Given
        AtomicLong commits = new AtomicLong(5);
        PendingAnswers pending = new PendingAnswers(store, Optional.of(commits::get));
        pending.putOff(ANNA, event(4), 40, 400);

        // When it is settled, and another event of the same subject waits
        pending.settle(ANNA);
        pending.putOff(ANNA, pending.joined(ANNA, event(9)), 90, 900);
        pending.removeCommitted();

        // Then nothing is answered twice by this instance, but would be by one after a crash
        assertThat(pending.of(ANNA).orElseThrow().what()).isEqualTo(event(9));
        assertThat(new PendingAnswers(store, Optional.empty())
                        .of(ANNA)
                        .orElseThrow()
                        .what()
                        .earlier()
                        .asList())
                .containsExactly(4L);

        // And after a commit only the other event waits
        commits.incrementAndGet();
        pending.removeCommitted();
        assertThat(new PendingAnswers(store, Optional.empty())
                        .of(ANNA)
                        .orElseThrow()
                        .what())
                .isEqualTo(event(9));
    }

    @Test
    void shouldCountAnEventThatIsTakenAgainOnce() {
        Unanswered both = event(4).and(event(7));

        assertThat(both.and(event(4))).isEqualTo(both);
        assertThat(both.and(event(7))).isEqualTo(both);
        assertThat(event(5).and(both).earlier()).isEqualTo(ImmutableLongArray.of(4, 5));
    }

    private static Unanswered event(long offset) {
        return new Unanswered(
                Subject.user("anna"),
                "event-" + offset,
                offset,
                Consent.UNSPECIFIED,
                new SourcePosition("freshet.user-events", 0, offset),
                ImmutableLongArray.of(),
                Optional.empty());
    }
}
