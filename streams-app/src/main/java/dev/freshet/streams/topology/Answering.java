package dev.freshet.streams.topology;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.encode.FullEncoder;
import dev.freshet.core.encode.StepCache;
import dev.freshet.core.encode.StepEncoder;
import dev.freshet.core.engine.Recommendation;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.engine.Workspace;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.streams.codec.SlateWriter;
import dev.freshet.streams.codec.Unanswered;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.metrics.EventWatch;
import dev.freshet.streams.metrics.Stage;
import dev.freshet.streams.metrics.StreamMeters;
import dev.freshet.streams.trace.LoggedTrace;
import dev.freshet.streams.world.LiveWorld;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Whether an event is answered, and the answer. Belongs to one task, on the thread that runs it. */
final class Answering implements AutoCloseable {

    /**
     * An answer.
     *
     * @param bytes the slate, for recommendations
     * @param row the row with the embedding that the model made of it, if one did
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(Slate slate, byte[] bytes, SubjectRow row) {}

    private final LiveWorld world;
    private final SlateMaker slates;
    private final StepCache cache;
    private final SlateWriter writer;
    private final boolean incremental;
    private final int slateSize;
    private final Optional<Duration> maxAge;
    private final Counters counters;
    private final StreamMeters meters;
    private final EventWatch watch;
    private final PreviousSlates previous = new PreviousSlates();
    private String task = "";
    private Optional<StepEncoder> steps = Optional.empty();
    private Workspace workspace;

    /** @param cache of all tasks; this one's part of it lasts until {@link #close} */
    Answering(
            LiveWorld world,
            SlateMaker slates,
            StepCache cache,
            SlateWriter writer,
            FreshetConfig config,
            Counters counters,
            StreamMeters meters) {
        this.world = world;
        this.slates = slates;
        this.cache = cache;
        this.writer = writer;
        this.incremental = config.model().incremental();
        this.slateSize = config.engine().slateSize();
        this.maxAge = config.input().answerMaxAge();
        this.counters = counters;
        this.meters = meters;
        this.watch = meters.watch();
        this.workspace = new Workspace(new FullEncoder(), watch);
    }

    /**
     * Puts into service what the global tables hold.
     *
     * @param task the id of the task that asks
     */
    void prepare(String task) {
        close();
        this.task = task;
        if (incremental) {
            StepEncoder own = new StepEncoder(cache, task);
            steps = Optional.of(own);
            workspace = new Workspace(own, watch);
        }
        world.refresh();
    }

    /** Forgets the task's subjects: by the time it comes back, others may have changed their rows. */
    @Override
    public void close() {
        steps.ifPresent(own -> {
            own.close();
            cache.dropAll(task);
        });
        steps = Optional.empty();
        workspace = new Workspace(new FullEncoder(), watch);
        previous.forgetAll();
    }

    /** Takes the times of an event's stages. */
    EventWatch watch() {
        return watch;
    }

    /** Forgets what is remembered of a subject whose row is removed. */
    void forget(Bytes subject) {
        previous.forget(subject);
        steps.ifPresent(own -> own.forget(SubjectKey.text(subject)));
    }

    /** Counts what an event shows of the catalog's gaps, and of the slate before it. */
    void observe(Bytes subject, UserEvent event) {
        Catalog catalog = world.catalogInService();
        for (LineItem line : event.items()) {
            if (catalog.item(line.itemId()).isEmpty()) {
                counters.add(Counter.UNKNOWN_ITEMS);
            }
        }
        if (event.consent() != Consent.NONE) {
            PreviousSlates.Verdict verdict = previous.judge(subject, event.type(), event.items());
            counters.add(Counter.JUDGED_SLATES, verdict == PreviousSlates.Verdict.NONE ? 0 : 1);
            counters.add(Counter.HIT_SLATES, verdict == PreviousSlates.Verdict.HIT ? 1 : 0);
        }
    }

    /**
     * Whether an event is to be answered, now or later.
     *
     * @param nowMs this machine's clock, ms since 1970 UTC
     */
    boolean wanted(UserEvent event, long nowMs) {
        if (!event.type().answered()) {
            return false;
        }
        return !isTooOld(event.timeMs(), 1, nowMs);
    }

    /** The same for an answer that was put off: it may have become too old since, as while the application was down. */
    boolean stillWanted(Unanswered waited, long nowMs) {
        return !isTooOld(waited.timeMs(), waited.events(), nowMs);
    }

    private boolean isTooOld(long timeMs, int events, long nowMs) {
        boolean tooOld = maxAge.isPresent() && nowMs - timeMs > maxAge.get().toMillis();
        counters.add(Counter.TOO_OLD_TO_ANSWER, tooOld ? events : 0);
        return tooOld;
    }

    /**
     * The answer to what has become part of the row.
     *
     * @param nowMs this machine's clock, ms since 1970 UTC
     */
    Answer answer(SubjectRow row, Unanswered what, long nowMs) {
        // What is evaluated is what is served: headline figures are made with nothing known of the request either.
        SlateRequest request = new SlateRequest(RequestContext.UNKNOWN, what.timeMs(), slateSize, what.consent());
        String subject = SubjectKey.text(what.subject());
        Recommendation made = traced(subject, row, request, what);
        counters.add(Counter.SLATES);
        counters.add(Counter.COALESCED, what.events() - 1);
        if (made.slate().fallback().isPresent()) {
            counters.addFallback(made.slate().fallback().get());
        }
        byte[] bytes = writer.write(made.slate(), what, nowMs);
        watch.done(Stage.WRITE);
        return new Answer(
                made.slate(), bytes, made.embedding().map(row::withEmbedding).orElse(row));
    }

    private Recommendation traced(String subject, SubjectRow row, SlateRequest request, Unanswered what) {
        LoggedTrace.begin(what.trace());
        try {
            return world.use(current -> slates.recommend(subject, row, request, current, workspace));
        } finally {
            LoggedTrace.end();
        }
    }

    /**
     * Takes note of an answer that was sent.
     *
     * @param key of its subject
     * @param recordMs timestamp of the record that it answers
     */
    void sent(Bytes key, Unanswered what, Answer answer, long recordMs) {
        meters.answered(answer.slate(), recordMs);
        if (what.consent() != Consent.NONE) {
            previous.remember(key, answer.slate().items());
        }
    }
}
