package dev.freshet.streams.app;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of the instance when one of its threads fails. Called on the thread that failed. */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ThreadFailures.class);
    private static final String GLOBAL_THREAD = "GlobalStreamThread";

    private final ReplacementBudget budget;
    private final int maxReplacements;

    ThreadFailures(ReplacementBudget budget, int maxReplacements) {
        this.budget = budget;
        this.maxReplacements = maxReplacements;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable error) {
        if (Thread.currentThread().getName().contains(GLOBAL_THREAD)) {
            log.error(
                    "the thread that reads catalog-items, item-signals and models failed and cannot be replaced;"
                            + " stopping",
                    error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (budget.spend()) {
            log.error("a thread failed and is replaced", error);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        log.error(
                "a thread failed and errors.max-replacements={} within errors.window are used up; stopping",
                maxReplacements,
                error);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
