package dev.freshet.trainer.evaluation;

/**
 * An item of a foretold event.
 *
 * @param repeat whether the subject had an event with it before
 * @param newItem whether nobody had an event with it when the test began
 */
record Target(String itemId, boolean repeat, boolean newItem) {

    /** There are so many kinds. */
    static final int KINDS = 4;

    private static final int REPEAT = 1;
    private static final int NEW_ITEM = 2;

    /** Both facts as a number from 0. */
    int kind() {
        return (repeat ? REPEAT : 0) | (newItem ? NEW_ITEM : 0);
    }

    static boolean isRepeat(int kind) {
        return (kind & REPEAT) != 0;
    }

    static boolean isNewItem(int kind) {
        return (kind & NEW_ITEM) != 0;
    }
}
