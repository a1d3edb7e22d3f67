package dev.freshet.trainer.evaluation;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import java.util.ArrayList;
import java.util.List;

/** Gives every search the words of one of the first searches that anybody made, and the same search the same words each time. */
final class OthersWords {

    private static final int MOST = 1_000;

    private final List<ImmutableIntArray> searches = new ArrayList<>();

    void learn(UserEvent event) {
        if (event.type() != EventType.SEARCH || searches.size() == MOST) {
            return;
        }
        // As the stream would cut it into terms.
        if (RowUpdater.apply(SubjectRow.EMPTY, event, 0) instanceof Transition.Applied applied
                && applied.row().ring().get(0) instanceof Slot.SearchSlot search) {
            searches.add(search.terms());
        }
    }

    Ring given(Ring ring) {
        return searches.isEmpty()
                ? ring
                : Ring.copyOf(ring.stream().map(this::given).toList());
    }

    private Slot given(Slot slot) {
        if (slot instanceof Slot.SearchSlot search) {
            int one = (int) Long.remainderUnsigned(search.eventHash(), searches.size());
            return new Slot.SearchSlot(searches.get(one), search.timeMs(), search.eventHash());
        }
        return slot;
    }
}
