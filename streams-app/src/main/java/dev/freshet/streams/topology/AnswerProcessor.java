package dev.freshet.streams.topology;

import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.state.RowCodec;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.topics.InternalNames;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * One event changes its subject's row and is answered. A row that cannot be read is a fault of ours and stops the task: to go
 * on would overwrite it.
 */
final class AnswerProcessor extends ContextualProcessor<byte @Nullable [], Step, byte @Nullable [], Step> {

    private final Answering answering;
    private final ItemActivities activities;
    private final Optional<Duration> expireAfter;
    private final Counters counters;
    // Set by init(), which Kafka Streams calls before everything else.
    private @Nullable TimestampedKeyValueStore<Bytes, byte[]> rows;

    AnswerProcessor(Answering answering, ItemActivities activities, Optional<Duration> expireAfter, Counters counters) {
        this.answering = answering;
        this.activities = activities;
        this.expireAfter = expireAfter;
        this.counters = counters;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], Step> context) {
        super.init(context);
        TimestampedKeyValueStore<Bytes, byte[]> store = context.getStateStore(InternalNames.USER_STATE);
        rows = store;
        expireAfter.ifPresent(silence -> {
            RowExpiry expiry = new RowExpiry(store, silence, counters);
            context.schedule(RowExpiry.INTERVAL, PunctuationType.WALL_CLOCK_TIME, expiry::sweep);
        });
        // The global tables are restored by now. What they hold must be in service before the first event, or a quick
        // start would answer it without a model.
        answering.prepare();
    }

    @Override
    public void process(Record<byte @Nullable [], Step> record) {
        UserEvent event = ((Step.Accepted) record.value()).event();
        SourcePosition position = Positions.of(context());
        Bytes key = SubjectKey.of(event.subject());
        Transition transition = RowUpdater.apply(read(key), event, position.offset());
        if (transition instanceof Transition.Duplicate) {
            counters.add(Counter.DUPLICATES);
        } else if (transition instanceof Transition.Erased) {
            rows().delete(key);
            counters.add(Counter.ERASED);
            counters.add(Counter.ACCEPTED);
        } else if (transition instanceof Transition.Applied applied) {
            counters.add(Counter.ACCEPTED);
            counters.add(Counter.LATE, applied.latenessMs() > 0 ? 1 : 0);
            SubjectRow row = answer(record, event, position, applied.row());
            rows().put(key, ValueAndTimestamp.make(RowCodec.encode(row), record.timestamp()));
            forwardActivities(record, event);
        }
    }

    /** The row to store: with the embedding, where answering made one. */
    private SubjectRow answer(
            Record<byte @Nullable [], Step> record, UserEvent event, SourcePosition position, SubjectRow row) {
        return answering
                .answer(row, event, position, context().currentSystemTimeMs())
                .map(answer -> {
                    context().forward(record.withValue(new Step.Answer(answer.slate())));
                    return answer.row();
                })
                .orElse(row);
    }

    private void forwardActivities(Record<byte @Nullable [], Step> record, UserEvent event) {
        event.items().stream()
                .map(LineItem::itemId)
                .distinct()
                .forEach(itemId -> activities
                        .of(event, itemId)
                        .ifPresent(activity -> context()
                                .forward(new Record<>(
                                        activity.key(), new Step.Activity(activity.value()), record.timestamp()))));
    }

    private SubjectRow read(Bytes key) {
        ValueAndTimestamp<byte[]> stored = rows().get(key);
        return stored == null ? SubjectRow.EMPTY : RowCodec.decode(stored.value());
    }

    private TimestampedKeyValueStore<Bytes, byte[]> rows() {
        if (rows == null) {
            throw new IllegalStateException("init() comes first");
        }
        return rows;
    }
}
