package dev.freshet.trainer.data;

import dev.freshet.core.Hashes;

/**
 * The parts of one history: slots before {@code trainEnd} train, events from there to {@code validationEnd} validate,
 * events after that test. Both lie between events.
 */
public record Split(int trainEnd, int validationEnd) {

    static final int FEWEST_EVENTS_TO_HOLD_OUT = 3;
    private static final int SUBJECTS_PER_VALIDATED_ONE = 10;

    public Split {
        if (trainEnd < 0 || validationEnd < trainEnd) {
            throw new IllegalArgumentException("training ends at " + trainEnd + ", validation at " + validationEnd);
        }
    }

    static Split byTime(History history, TimeCut cut) {
        return new Split(firstSince(history, cut.validationFromMs()), firstSince(history, cut.testFromMs()));
    }

    static Split leaveOneOut(History history) {
        int events = 0;
        int last = history.length();
        int secondLast = history.length();
        for (int slot = history.length() - 1; slot >= 0; slot = history.eventStart(slot) - 1) {
            if (holdsTarget(history, slot)) {
                events++;
                if (events == 1) {
                    last = history.eventStart(slot);
                } else if (events == 2) {
                    secondLast = history.eventStart(slot);
                }
            }
        }
        return events < FEWEST_EVENTS_TO_HOLD_OUT ? allTraining(history) : new Split(secondLast, last);
    }

    /** All for training, but for the last event of one subject in ten. */
    static Split noTest(String subject, History history) {
        if (!validatesWithoutTest(Hashes.event(subject))) {
            return allTraining(history);
        }
        return new Split(leaveOneOut(history).validationEnd(), history.length());
    }

    /** Whether a subject, by the hash of its id, is the one in ten. */
    static boolean validatesWithoutTest(long subjectHash) {
        return Math.floorMod(subjectHash, (long) SUBJECTS_PER_VALIDATED_ONE) == 0;
    }

    /** The same with the validation part added to training; nothing validates. */
    Split refit() {
        return new Split(validationEnd, validationEnd);
    }

    static Split allTraining(History history) {
        return new Split(history.length(), history.length());
    }

    private static boolean holdsTarget(History history, int anySlot) {
        for (int slot = history.eventStart(anySlot); slot < history.eventEnd(anySlot); slot++) {
            if (history.isTarget(slot)) {
                return true;
            }
        }
        return false;
    }

    private static int firstSince(History history, long timeMs) {
        int slot = 0;
        while (slot < history.length() && history.timeMs(slot) < timeMs) {
            slot++;
        }
        return slot == history.length() ? slot : history.eventStart(slot);
    }
}
