package dev.freshet.cli;

/**
 * What was asked for cannot be done as asked: the command line or the environment must change. The message is one line that names the
 * option, its value and what is allowed.
 */
public final class WrongUsage extends RuntimeException {

    private static final long serialVersionUID = 1;

    public WrongUsage(String message) {
        super(message);
    }

    public WrongUsage(String message, Throwable cause) {
        super(message, cause);
    }
}
