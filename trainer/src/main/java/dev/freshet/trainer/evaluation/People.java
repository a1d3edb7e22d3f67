package dev.freshet.trainer.evaluation;

import dev.freshet.core.Hashes;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import it.unimi.dsi.fastutil.longs.LongSets;
import java.util.HashMap;
import java.util.Map;

/** The row that the stream would hold of each subject, and every item that it had an event with, however long ago. */
final class People {

    private final Map<Subject, SubjectRow> rows = new HashMap<>();
    private final Map<Subject, LongSet> had = new HashMap<>();

    void apply(UserEvent event) {
        Transition transition = RowUpdater.apply(row(event.subject()), event, 0);
        if (transition instanceof Transition.Applied applied) {
            rows.put(event.subject(), applied.row());
            if (event.type().entersRing()) {
                LongSet items = had.computeIfAbsent(event.subject(), subject -> new LongOpenHashSet(4));
                event.items().forEach(line -> items.add(Hashes.item(line.itemId())));
            }
        } else if (transition instanceof Transition.Erased) {
            rows.remove(event.subject());
            had.remove(event.subject());
        }
    }

    SubjectRow row(Subject subject) {
        return rows.getOrDefault(subject, SubjectRow.EMPTY);
    }

    /** As {@link Hashes#item}. */
    LongSet had(Subject subject) {
        return had.getOrDefault(subject, LongSets.EMPTY_SET);
    }
}
