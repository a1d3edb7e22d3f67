package dev.freshet.trainer.data;

/** The slots {@code from} (inclusive) to {@code to} (exclusive) of a history. */
record TrainingWindow(int history, int from, int to) {

    int length() {
        return to - from;
    }
}
