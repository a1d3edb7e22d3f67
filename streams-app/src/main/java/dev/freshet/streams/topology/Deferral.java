package dev.freshet.streams.topology;

import dev.freshet.streams.codec.Unanswered;
import dev.freshet.streams.config.EngineConfig;
import java.time.Duration;
import java.util.Optional;

/** Which answers are put off, and until when. Belongs to one task. */
final class Deferral {

    /** How often what is due is looked for. */
    static final Duration INTERVAL = Duration.ofMillis(20);

    /** Answers given in one go, at most: some 10 ms of work, so that no sweep keeps events waiting. */
    static final int SLICE = 64;

    /** Events that one answer settles, at most; its list of offsets stays small. */
    static final int MOST_EVENTS = 64;

    /** Subjects that wait in one task, at most: a few MB. */
    static final int MOST_SUBJECTS = 10_000;

    private final PendingAnswers pending;
    private final long aboveMs;
    private final long waitMs;
    private boolean behind;

    Deferral(PendingAnswers pending, EngineConfig config) {
        this.pending = pending;
        this.aboveMs = config.coalesceAboveAge().map(Duration::toMillis).orElse(Long.MAX_VALUE);
        this.waitMs = config.coalesceWait().toMillis();
    }

    /** Tells how old the record is that has come, and with it whether the input lags. */
    void arrived(long ageMs) {
        behind = ageMs > aboveMs;
    }

    /** Whether to put off the answer to the event that has come and to what waits for its subject. */
    boolean putsOff(Unanswered joined) {
        return behind && joined.events() < MOST_EVENTS;
    }

    /** What to answer now: all that waits once the lag is eaten, what has waited long enough before. */
    Optional<PendingAnswer> due(long nowMs) {
        return pending.oldest().filter(answer -> !behind || nowMs - answer.sinceMs() >= waitMs);
    }

    /** What to answer because too much waits. */
    Optional<PendingAnswer> excess() {
        return pending.subjects() > MOST_SUBJECTS ? pending.oldest() : Optional.empty();
    }
}
