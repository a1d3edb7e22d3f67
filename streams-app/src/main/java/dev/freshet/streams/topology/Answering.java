package dev.freshet.streams.topology;

import dev.freshet.core.engine.Recommendation;
import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.streams.codec.SlateWriter;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.world.LiveWorld;
import java.time.Duration;
import java.util.Optional;

/** Whether an event is answered, and the answer. Belongs to one thread. */
final class Answering {

    /**
     * An answer.
     *
     * @param slate bytes for recommendations
     * @param row the row with the embedding that the model made of it, if one did
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(byte[] slate, SubjectRow row) {}

    private final LiveWorld world;
    private final SlateMaker slates;
    private final SlateWriter writer;
    private final int slateSize;
    private final Optional<Duration> maxAge;
    private final Counters counters;

    Answering(LiveWorld world, SlateMaker slates, SlateWriter writer, FreshetConfig config, Counters counters) {
        this.world = world;
        this.slates = slates;
        this.writer = writer;
        this.slateSize = config.engine().slateSize();
        this.maxAge = config.input().answerMaxAge();
        this.counters = counters;
    }

    /** Puts into service what the global tables hold. */
    void prepare() {
        world.refresh();
    }

    /**
     * The answer to an event that has become part of the row; empty for one that is not answered.
     *
     * @param nowMs this machine's clock, ms since 1970 UTC
     */
    Optional<Answer> answer(SubjectRow row, UserEvent event, SourcePosition position, long nowMs) {
        countUnknownItems(event);
        if (!event.type().answered()) {
            return Optional.empty();
        }
        if (maxAge.isPresent() && nowMs - event.timeMs() > maxAge.get().toMillis()) {
            counters.add(Counter.TOO_OLD_TO_ANSWER);
            return Optional.empty();
        }
        String subjectKey = event.subject().kind() + ":" + event.subject().id();
        // What is evaluated is what is served: headline figures are made with nothing known of the request either.
        SlateRequest request = new SlateRequest(RequestContext.UNKNOWN, event.timeMs(), slateSize, event.consent());
        Recommendation made = world.use(current -> slates.recommend(subjectKey, row, request, current));
        counters.add(Counter.SLATES);
        if (made.slate().fallback().isPresent()) {
            counters.add(Counter.FALLBACKS);
        }
        return Optional.of(new Answer(
                writer.write(made.slate(), event, position, nowMs),
                made.embedding().map(row::withEmbedding).orElse(row)));
    }

    private void countUnknownItems(UserEvent event) {
        long unknown = world.use(current -> event.items().stream()
                .filter(line -> current.catalog().item(line.itemId()).isEmpty())
                .count());
        counters.add(Counter.UNKNOWN_ITEMS, unknown);
    }
}
