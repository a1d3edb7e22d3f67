package dev.freshet.core.state;

/** The head of a row names a base that is not there, or another than the one that lies in its place. */
public final class MissingBaseException extends RowFormatException {

    private static final long serialVersionUID = 1L;

    MissingBaseException() {
        super("the head of a row stands on a base that is not there");
    }
}
