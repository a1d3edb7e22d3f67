package dev.freshet.core.state;

/** A row's bytes are not what this version can read. The state store is damaged or was written by a newer version. */
public class RowFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RowFormatException(String message) {
        super(message);
    }

    RowFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
