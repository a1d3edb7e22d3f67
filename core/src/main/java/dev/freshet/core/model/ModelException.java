package dev.freshet.core.model;

/** A graph that loaded well failed while it ran. The caller answers without the model. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelException(String graph, Throwable cause) {
        super("running " + graph + " failed: " + cause.getMessage(), cause);
    }
}
