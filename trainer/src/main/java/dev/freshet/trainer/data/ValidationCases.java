package dev.freshet.trainer.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The validation part as ranking tasks. */
public final class ValidationCases {

    private final Corpus corpus;
    private final SlotsBuilder slots;
    private final int ring;

    public ValidationCases(Corpus corpus, int attentionWindow, int ring) {
        this.corpus = corpus;
        this.slots = new SlotsBuilder(corpus, attentionWindow);
        this.ring = ring;
    }

    /** At most {@code most} cases, drawn by seed where there are more. */
    public List<RankingCase> sample(int most, long seed) {
        List<RankingCase> cases = new ArrayList<>();
        for (int h = 0; h < corpus.histories().size(); h++) {
            History history = corpus.histories().get(h);
            Split split = corpus.splits().get(h);
            for (int slot = split.trainEnd(); slot < split.validationEnd(); slot = history.eventEnd(slot)) {
                int[] targets = history.targetItems(slot);
                if (slot > 0 && targets.length > 0) {
                    cases.add(new RankingCase(h, slot, targets));
                }
            }
        }
        Collections.shuffle(cases, new Random(seed));
        return List.copyOf(cases.subList(0, Math.min(most, cases.size())));
    }

    /** The rings of some cases; the last slot of case i is {@code lastSlots()[i]} in the flattened [B, L]. */
    public Rings rings(List<RankingCase> cases) {
        VectorRows rows = new VectorRows(corpus);
        List<TrainingWindow> windows = cases.stream()
                .map(each ->
                        new TrainingWindow(each.history(), Math.max(0, each.targetStart() - ring), each.targetStart()))
                .toList();
        Slots laid = slots.windows(windows, rows);
        int[] last = new int[windows.size()];
        for (int w = 0; w < last.length; w++) {
            last[w] = w * laid.length() + windows.get(w).length() - 1;
        }
        return new Rings(laid, rows, last);
    }

    /** Rings to be encoded. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Rings(Slots slots, VectorRows rows, int[] lastSlots) {}
}
