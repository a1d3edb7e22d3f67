package dev.freshet.playground.demo;

/** The demo cannot go on. The message is one line that says what is wrong. */
public final class DemoFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DemoFailure(String message) {
        super(message);
    }

    public DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
