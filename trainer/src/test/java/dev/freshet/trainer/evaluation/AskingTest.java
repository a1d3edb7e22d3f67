package dev.freshet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.Hashes;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AskingTest {

    private static final Slot LOOK = new Slot.ItemSlot(EventType.BROWSE, 1, 10, 100);
    private static final Slot SEARCH = new Slot.SearchSlot(ImmutableIntArray.of(7, 8), 20, 200);
    private static final Slot LATER = new Slot.ItemSlot(EventType.BROWSE, 2, 30, 300);
    private static final Ring RING = Ring.copyOf(List.of(LOOK, SEARCH, LATER));
    private static final RequestContext ALL =
            new RequestContext(Optional.of("home"), Optional.of(EventType.PURCHASE), 5);

    @Test
    void shouldLeaveOutSearchesOrTheirWords() {
        OthersWords others = new OthersWords();
        assertThat(Asking.WITHOUT_SEARCHES.ring(RING, others)).containsExactly(LOOK, LATER);
        assertThat(Asking.WITHOUT_SEARCH_WORDS.ring(RING, others))
                .containsExactly(LOOK, new Slot.SearchSlot(ImmutableIntArray.of(), 20, 200), LATER);
        assertThat(Asking.WITH_CONTEXT.ring(RING, others)).isEqualTo(RING);
    }

    @Test
    void shouldGiveSearchesTheWordsOfOthers() {
        OthersWords others = new OthersWords();
        assertThat(Asking.WITH_OTHERS_WORDS.ring(RING, others)).isEqualTo(RING);

        others.learn(UserEvent.builder(EventType.SEARCH, Subject.user("bob"), "e")
                .query(Optional.of("wool sock"))
                .build());

        ImmutableIntArray terms = ImmutableIntArray.of(Hashes.term("wool"), Hashes.term("sock"));
        assertThat(Asking.WITH_OTHERS_WORDS.ring(RING, others))
                .containsExactly(LOOK, new Slot.SearchSlot(terms, 20, 200), LATER);
    }

    @Test
    void shouldTellOneThingOfTheRequestOrAllOrNothing() {
        assertThat(Asking.AS_STREAMED.context(ALL)).isEqualTo(RequestContext.UNKNOWN);
        assertThat(Asking.WITHOUT_SEARCHES.context(ALL)).isEqualTo(RequestContext.UNKNOWN);
        assertThat(Asking.WITH_SURFACE.context(ALL))
                .isEqualTo(new RequestContext(Optional.of("home"), Optional.empty(), 0));
        assertThat(Asking.WITH_TYPE.context(ALL))
                .isEqualTo(new RequestContext(Optional.empty(), Optional.of(EventType.PURCHASE), 0));
        assertThat(Asking.WITH_GAP.context(ALL)).isEqualTo(new RequestContext(Optional.empty(), Optional.empty(), 5));
        assertThat(Asking.WITH_CONTEXT.context(ALL)).isEqualTo(ALL);
    }
}
