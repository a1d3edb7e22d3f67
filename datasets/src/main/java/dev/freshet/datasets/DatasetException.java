package dev.freshet.datasets;

import java.io.Serial;

/** A data set that cannot be used. The message is one line: what is wrong, where, and what to do about it. */
public final class DatasetException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
