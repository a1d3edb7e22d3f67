package dev.freshet.core.engine;

/** Told when a stage of a slate is done, as to take its time. Called on the thread that makes the slate. */
@FunctionalInterface
public interface SlateWatch {

    /** Nobody is told. */
    SlateWatch NONE = stage -> {};

    void done(SlateStage stage);
}
