package dev.freshet.trainer.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Cuts the training part into windows and packs windows of like length into batches.
 *
 * @param windowLength the longest window, in slots; longer histories are cut at a phase drawn anew each epoch, so that
 *     every slot comes to stand at every distance from a cut
 * @param batchWindows windows a batch; short ones are joined by more of them until {@code batchSlots}
 */
public record EpochPlan(int windowLength, int batchWindows, int batchSlots) {

    private static final int BATCHES_OF_A_BUCKET = 50;

    public EpochPlan {
        if (windowLength < 1 || batchWindows < 1 || batchSlots < 1) {
            throw new IllegalArgumentException("window length, batch windows and batch slots must be at least 1");
        }
    }

    List<List<TrainingWindow>> batches(Corpus corpus, Random random) {
        List<TrainingWindow> windows = windows(corpus, random);
        Collections.shuffle(windows, random);
        List<List<TrainingWindow>> batches = new ArrayList<>();
        int bucket = batchWindows * BATCHES_OF_A_BUCKET;
        for (int from = 0; from < windows.size(); from += bucket) {
            List<TrainingWindow> alike = windows.subList(from, Math.min(windows.size(), from + bucket));
            alike.sort(Comparator.comparingInt(TrainingWindow::length));
            pack(alike, batches);
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private void pack(List<TrainingWindow> ascending, List<List<TrainingWindow>> batches) {
        List<TrainingWindow> batch = new ArrayList<>();
        for (TrainingWindow window : ascending) {
            boolean full = batch.size() >= batchWindows && (batch.size() + 1) * window.length() > batchSlots;
            if (full) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(window);
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
    }

    private List<TrainingWindow> windows(Corpus corpus, Random random) {
        List<TrainingWindow> windows = new ArrayList<>();
        for (int h = 0; h < corpus.histories().size(); h++) {
            int end = corpus.splits().get(h).trainEnd();
            int firstEnd = end <= windowLength ? end : 1 + random.nextInt(windowLength);
            for (int from = 0, to = firstEnd; from < end; from = to, to = Math.min(end, to + windowLength)) {
                if (hasLoss(corpus.histories().get(h), from, to, end)) {
                    windows.add(new TrainingWindow(h, from, to));
                }
            }
        }
        return windows;
    }

    private static boolean hasLoss(History history, int from, int to, int trainEnd) {
        for (int slot = from; slot < to; slot++) {
            if (isLossSlot(history, slot, trainEnd)) {
                return true;
            }
        }
        return false;
    }

    /** Loss is taken where an event ends and another follows in the training part; never inside a basket. */
    static boolean isLossSlot(History history, int slot, int trainEnd) {
        return history.endsEvent(slot) && history.nextTarget(slot) < trainEnd;
    }
}
