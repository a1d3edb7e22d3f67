package dev.freshet.trainer.evaluation;

import java.io.Serial;

/** A bundle cannot be judged so. The message is one line: what is wrong and what to do about it. */
public final class EvaluationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }
}
