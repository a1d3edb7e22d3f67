package dev.freshet.playground.resilience;

import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.streams.codec.EventReader;
import dev.freshet.streams.topology.SubjectKey;
import dev.freshet.streams.validation.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;

/**
 * What must have come of some events, by core alone.
 *
 * @param answered the events that have exactly one slate
 * @param duplicates events that came again
 * @param rows what is known of each subject; embeddings are not made
 * @param items what is known of each item
 */
record Recomputation(List<Answered> answered, int duplicates, Map<Bytes, SubjectRow> rows, ItemSide items) {

    /** @param events the input, each partition in its order */
    static Recomputation of(List<ConsumerRecord<byte[], byte[]>> events, Deployment deployment) {
        EventReader reader =
                new EventReader(Deployment.SCHEMAS, deployment.config().input());
        List<Answered> answered = new ArrayList<>();
        int duplicates = 0;
        Map<Bytes, SubjectRow> rows = new HashMap<>();
        ItemSide items = new ItemSide(deployment.config().signals());
        for (ConsumerRecord<byte[], byte[]> taken : events) {
            UserEvent event = ((Verdict.Accepted) reader.read(taken.value(), System.currentTimeMillis())).event();
            Bytes key = SubjectKey.of(event.subject());
            Transition transition = RowUpdater.apply(rows.getOrDefault(key, SubjectRow.EMPTY), event, taken.offset());
            if (transition instanceof Transition.Applied applied) {
                rows.put(key, applied.row());
                items.add(event);
                if (event.type().answered()) {
                    answered.add(new Answered(taken.partition(), taken.offset(), event.eventId()));
                }
            } else {
                duplicates++;
            }
        }
        return new Recomputation(answered, duplicates, rows, items);
    }

    static SubjectRow withoutEmbedding(SubjectRow row) {
        return new SubjectRow(
                row.ring(),
                row.purchases(),
                row.queries(),
                row.seen(),
                row.profile(),
                row.recentEvents(),
                row.offset(),
                Optional.empty());
    }

    /** What the model makes of a row's ring. */
    static float[] embedding(Bundle bundle, SubjectRow row) {
        return bundle.embed(List.of(bundle.readable(row.ring())), OutsideItems.NONE)[0];
    }
}
