package dev.freshet.streams.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.streams.codec.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final int CAPACITY = 3;

    /** A source that a test speaks through. */
    private static final class Mouth implements HappeningSource {
        private final List<Hearer> hearers = new ArrayList<>();
        private int stopped;

        @Override
        public Reading tell(Hearer hearer) {
            hearers.add(hearer);
            return () -> stopped++;
        }

        void say(Happening happening) {
            hearers.get(hearers.size() - 1).hear(happening);
        }
    }

    private final Mouth mouth = new Mouth();
    private final LiveFeed feed = new LiveFeed(mouth, 2, CAPACITY);

    @Test
    void shouldReadOnceForAllAndOnlyWhileSomebodyListens() {
        assertThat(mouth.hearers).isEmpty();

        Listener first = join();
        Listener second = join();
        assertThat(mouth.hearers).hasSize(1);

        first.close();
        assertThat(mouth.stopped).isZero();
        second.close();
        assertThat(mouth.stopped).isEqualTo(1);

        join();
        assertThat(mouth.hearers).hasSize(2);
    }

    @Test
    void shouldTellEachListenerWhatItWants() throws Exception {
        Listener all = join();
        Listener bo =
                feed.join(happening -> happening.subject().id().equals("bo")).orElseThrow();

        mouth.say(browse("anna", 1));
        mouth.say(browse("bo", 2));

        assertThat(all.await(Duration.ZERO).happenings()).containsExactly(browse("anna", 1), browse("bo", 2));
        assertThat(bo.await(Duration.ZERO).happenings()).containsExactly(browse("bo", 2));
        assertThat(all.await(Duration.ZERO).happenings()).isEmpty();
    }

    @Test
    void shouldLoseTheOldestForASlowListenerAndCountThem() throws Exception {
        Listener slow = join();

        for (int i = 0; i < 10; i++) {
            mouth.say(browse("anna", i));
        }

        Listener.Batch batch = slow.await(Duration.ZERO);
        assertThat(batch.missed()).isEqualTo(10 - CAPACITY);
        assertThat(batch.happenings()).containsExactly(browse("anna", 7), browse("anna", 8), browse("anna", 9));
        assertThat(slow.await(Duration.ZERO).missed()).isZero();
    }

    @Test
    void shouldRefuseMoreListenersThanAllowed() {
        Listener first = join();
        join();
        assertThat(feed.join(happening -> true)).isEmpty();

        first.close();

        assertThat(feed.join(happening -> true)).isPresent();
    }

    @Test
    void shouldEndAllWhenTheSourceIsLostAndBeginAnewForTheNext() throws Exception {
        Listener listener = join();
        mouth.say(browse("anna", 1));

        mouth.hearers.get(0).lost();

        Listener.Batch last = listener.await(Duration.ofMinutes(1));
        assertThat(last.happenings()).hasSize(1);
        assertThat(last.ended()).isTrue();
        Listener next = join();
        assertThat(mouth.hearers).hasSize(2);

        // The first source is over; whatever it still reports does not concern the second.
        mouth.hearers.get(0).lost();
        assertThat(next.await(Duration.ZERO).ended()).isFalse();
    }

    @Test
    void shouldNotListenAfterTheEnd() throws Exception {
        Listener listener = join();

        feed.close();

        assertThat(listener.await(Duration.ofMinutes(1)).ended()).isTrue();
        assertThat(mouth.stopped).isEqualTo(1);
        assertThat(feed.join(happening -> true)).isEmpty();
    }

    private Listener join() {
        Optional<Listener> listener = feed.join(happening -> true);
        return listener.orElseThrow();
    }

    private static Happening browse(String user, long offset) {
        return new Happening.Acted(
                new SourcePosition("events", 0, offset),
                UserEvent.builder(EventType.BROWSE, Subject.user(user), "e" + offset)
                        .item("mug")
                        .timeMs(1)
                        .build(),
                1);
    }
}
