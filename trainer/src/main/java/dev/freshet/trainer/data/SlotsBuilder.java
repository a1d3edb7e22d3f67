package dev.freshet.trainer.data;

import dev.freshet.core.model.GapBuckets;
import java.util.List;

/** Lays windows of histories side by side. */
public final class SlotsBuilder {

    private final Corpus corpus;
    private final int attentionWindow;

    public SlotsBuilder(Corpus corpus, int attentionWindow) {
        this.corpus = corpus;
        this.attentionWindow = attentionWindow;
    }

    Slots windows(List<TrainingWindow> windows, VectorRows rows) {
        int length = windows.stream().mapToInt(TrainingWindow::length).max().orElse(0);
        int[] tokens = new int[windows.size() * length];
        int[] types = new int[windows.size() * length];
        int[] gaps = new int[corpus.usesTimes() ? windows.size() * length * length : 0];
        for (int w = 0; w < windows.size(); w++) {
            TrainingWindow window = windows.get(w);
            History history = corpus.histories().get(window.history());
            for (int i = 0; i < window.length(); i++) {
                tokens[w * length + i] = rows.token(history.token(window.from() + i));
                types[w * length + i] = history.type(window.from() + i);
            }
            if (corpus.usesTimes()) {
                fillGaps(history, window, gaps, w * length * length, length);
            }
        }
        return new Slots(windows.size(), length, tokens, types, gaps);
    }

    private void fillGaps(History history, TrainingWindow window, int[] gaps, int offset, int length) {
        for (int i = 0; i < window.length(); i++) {
            long later = history.timeMs(window.from() + i);
            for (int j = Math.max(0, i - attentionWindow + 1); j <= i; j++) {
                gaps[offset + i * length + j] = GapBuckets.bucket(history.timeMs(window.from() + j), later);
            }
        }
    }
}
