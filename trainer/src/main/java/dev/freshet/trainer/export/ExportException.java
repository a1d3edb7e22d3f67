package dev.freshet.trainer.export;

import java.io.Serial;

/** A bundle could not be written; nothing is left behind. The message is one line. */
public final class ExportException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ExportException(String message) {
        super(message);
    }

    ExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
