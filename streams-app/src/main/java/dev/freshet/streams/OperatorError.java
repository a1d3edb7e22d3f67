package dev.freshet.streams;

/** Something that an operator must mend. The message is one line that names the thing, the value and the remedy. */
public final class OperatorError extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OperatorError(String message) {
        super(message);
    }

    public OperatorError(String message, Throwable cause) {
        super(message, cause);
    }
}
