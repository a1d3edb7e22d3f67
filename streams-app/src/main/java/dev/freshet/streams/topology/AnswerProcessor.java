package dev.freshet.streams.topology;

import dev.freshet.core.event.UserEvent;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.codec.Unanswered;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.Guarantee;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.metrics.Stage;
import dev.freshet.streams.topics.InternalNames;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One event changes its subject's row and is answered, at once or, while the input lags and that is wanted, together with later
 * ones. A row that cannot be read is a fault of ours and stops the task: to go on would overwrite it.
 */
final class AnswerProcessor extends ContextualProcessor<byte @Nullable [], Step, byte @Nullable [], Step> {

    private final FreshetConfig config;
    private final Answering answering;
    private final ItemActivities activities;
    private final Counters counters;
    private final LostBases lost;
    private final RowCache cache;
    private String task = "";
    // Set by init(), which Kafka Streams calls before everything else.
    private @Nullable SubjectRows openRows;
    private @Nullable PendingAnswers openPending;
    private @Nullable Deferral openDeferral;
    private @Nullable DueTimer openTimer;

    /** @param cache of all tasks; this one's part of it lasts until {@link #close} */
    AnswerProcessor(
            FreshetConfig config, Answering answering, ItemActivities activities, Counters counters, RowCache cache) {
        this.config = config;
        this.answering = answering;
        this.activities = activities;
        this.counters = counters;
        this.lost = new LostBases(atLeastOnce());
        this.cache = cache;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], Step> context) {
        super.init(context);
        TimestampedKeyValueStore<Bytes, byte[]> store = context.getStateStore(InternalNames.USER_STATE);
        task = context.taskId().toString();
        // What an earlier life of the task left behind, as after an abort, is not what its store holds now.
        cache.dropAll(task);
        SubjectRows rows = new SubjectRows(store, lost, context.taskId(), cache);
        openRows = rows;
        openPending = new PendingAnswers(
                context.getStateStore(InternalNames.PENDING_ANSWERS),
                atLeastOnce() ? Optional.of(ThreadCommits.of(context)) : Optional.empty());
        openDeferral = new Deferral(openPending, config.engine());
        openTimer = new DueTimer(context, Deferral.INTERVAL, this::answerDue);
        if (!openPending.isEmpty()) {
            openTimer.start();
        }
        config.state().expireAfter().ifPresent(silence -> {
            RowExpiry expiry = new RowExpiry(store, rows, this::remove, silence, counters);
            context.schedule(RowExpiry.INTERVAL, PunctuationType.WALL_CLOCK_TIME, expiry::sweep);
        });
        // The global tables are restored by now. What they hold must be in service before the first event, or a quick
        // start would answer it without a model.
        answering.prepare(task);
    }

    @Override
    public void close() {
        answering.close();
        cache.dropAll(task);
    }

    @Override
    public void process(Record<byte @Nullable [], Step> record) {
        UserEvent event = ((Step.Accepted) record.value()).event();
        SourcePosition position = Positions.of(context());
        Bytes key = SubjectKey.of(event.subject());
        answering.watch().start();
        SubjectRows.Entry entry = rows().read(key);
        answering.watch().done(Stage.READ);
        Transition transition = RowUpdater.apply(entry.row(), event, position.offset());
        answering.watch().done(Stage.UPDATE);
        if (transition instanceof Transition.Duplicate) {
            if (isTakenAgain(entry.row(), position)) {
                counters.add(Counter.TAKEN_AGAIN);
                finish(record, event, position, key, entry, entry.row());
            } else {
                counters.add(Counter.DUPLICATES);
            }
        } else if (transition instanceof Transition.Erased) {
            pending().of(key).ifPresent(answer -> give(answer, context().currentSystemTimeMs()));
            remove(key);
            counters.add(Counter.ERASED);
            counters.add(Counter.ACCEPTED);
        } else if (transition instanceof Transition.Applied applied) {
            counters.add(Counter.ACCEPTED);
            counters.add(Counter.LATE, applied.latenessMs() > 0 ? 1 : 0);
            finish(record, event, position, key, entry, applied.row());
        }
        answering.watch().stop();
    }

    /**
     * Whether this very record has already changed the row. Under at-least-once that happens after a crash, and what it
     * sent then may not have arrived.
     */
    private boolean isTakenAgain(SubjectRow row, SourcePosition position) {
        return atLeastOnce() && position.offset() <= row.offset();
    }

    /** Answers an event that is part of the row, stores the row and tells the item side. */
    private void finish(
            Record<byte @Nullable [], Step> record,
            UserEvent event,
            SourcePosition position,
            Bytes key,
            SubjectRows.Entry entry,
            SubjectRow row) {
        entry.write(answer(record, event, position, key, row), record.timestamp());
        answering.watch().done(Stage.STORE);
        answering.watch().stop();
        forwardActivities(record, event, row);
        deferral().excess().ifPresent(answer -> give(answer, context().currentSystemTimeMs()));
    }

    /** The row to store: with the embedding, where answering made one. */
    private SubjectRow answer(
            Record<byte @Nullable [], Step> record,
            UserEvent event,
            SourcePosition position,
            Bytes key,
            SubjectRow row) {
        long nowMs = context().currentSystemTimeMs();
        answering.observe(key, event);
        deferral().arrived(nowMs - record.timestamp());
        if (!answering.wanted(event, nowMs)) {
            return row;
        }
        Unanswered joined = pending().joined(key, Unanswered.of(event, position, TraceHeaders.of(record, position)));
        if (deferral().putsOff(joined)) {
            pending().putOff(key, joined, record.timestamp(), nowMs);
            timer().start();
            counters.add(Counter.PUT_OFF);
            return row;
        }
        Answering.Answer answer = answering.answer(row, joined, nowMs);
        context().forward(TraceHeaders.set(joined.trace(), record.withValue(new Step.Answer(answer.bytes()))));
        answering.watch().done(Stage.SEND);
        answering.sent(key, joined, answer, record.timestamp());
        pending().settle(key);
        return answer.row();
    }

    private void answerDue(long nowMs) {
        pending().removeCommitted();
        Optional<PendingAnswer> due = deferral().due(nowMs);
        for (int i = 0; i < Deferral.SLICE && due.isPresent(); i++) {
            give(due.get(), nowMs);
            due = deferral().due(nowMs);
        }
        if (pending().isEmpty()) {
            timer().stop();
        }
    }

    /** Answers now what was put off, from the row as it is now, unless it has become too old. */
    private void give(PendingAnswer waited, long nowMs) {
        Bytes key = SubjectKey.of(waited.what().subject());
        if (!answering.stillWanted(waited.what(), nowMs)) {
            pending().settle(key);
            return;
        }
        SubjectRows.Entry entry = rows().read(key);
        Answering.Answer answer = answering.answer(entry.row(), waited.what(), nowMs);
        byte[] id = waited.what().subject().id().getBytes(StandardCharsets.UTF_8);
        context()
                .forward(TraceHeaders.set(
                        waited.what().trace(), new Record<>(id, new Step.Answer(answer.bytes()), waited.recordMs())));
        answering.sent(key, waited.what(), answer, waited.recordMs());
        if (entry.exists()) {
            entry.write(answer.row(), entry.timestampMs());
        }
        pending().settle(key);
    }

    /** Removes all that is held of a subject. */
    private void remove(Bytes key) {
        rows().delete(key);
        answering.forget(key);
    }

    private void forwardActivities(Record<byte @Nullable [], Step> record, UserEvent event, SubjectRow row) {
        for (ItemActivities.Keyed activity : activities.of(event, row.ring())) {
            context().forward(new Record<>(activity.key(), new Step.Activity(activity.value()), record.timestamp()));
        }
    }

    private boolean atLeastOnce() {
        return config.delivery().guarantee() == Guarantee.AT_LEAST_ONCE;
    }

    private SubjectRows rows() {
        return initialised(openRows);
    }

    private PendingAnswers pending() {
        return initialised(openPending);
    }

    private Deferral deferral() {
        return initialised(openDeferral);
    }

    private DueTimer timer() {
        return initialised(openTimer);
    }

    private static <T> T initialised(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("init() comes first");
        }
        return part;
    }
}
