package dev.freshet.playground.bench.measure;

/** Is told of slates as they become visible, on the reader's thread. */
@FunctionalInterface
public interface Answers {

    /**
     * A slate was received.
     *
     * @param event the number of the event that it answers
     * @param partition of the slate, and of the event
     * @param atNanos {@link System#nanoTime} of the receipt
     */
    void received(long event, int partition, long atNanos);
}
