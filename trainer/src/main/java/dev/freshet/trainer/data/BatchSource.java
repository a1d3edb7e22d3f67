package dev.freshet.trainer.data;

import dev.freshet.core.model.GapBuckets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes the batches of an epoch. The same seed gives the same batches of the same epoch, whichever came before. */
public final class BatchSource {

    private static final int TARGETS_PER_POSITION = 8;
    /** In half of the positions the request is unknown altogether; in the others each part is at times. */
    private static final double REQUEST_UNKNOWN = 0.5;

    private static final double PART_UNKNOWN = 0.3;
    private static final int[] NOT_KNOWN = {};

    private final Corpus corpus;
    private final EpochPlan plan;
    private final SlotsBuilder slots;
    private final NegativeSampler negatives;
    private final Optional<ItemBirths> births;
    private final long seed;
    private final Random random = new Random();

    public BatchSource(Corpus corpus, EpochPlan plan, int attentionWindow, int negativeCount, long seed) {
        this.corpus = corpus;
        this.plan = plan;
        this.slots = new SlotsBuilder(corpus, attentionWindow);
        this.seed = seed;
        this.negatives = new NegativeSampler(corpus.items().size(), negativeCount);
        this.births = corpus.usesTimes() ? Optional.of(ItemBirths.of(corpus)) : Optional.empty();
    }

    /** One pass over the training part; an iterator's batches are built as they are asked for, before those of the next epoch. */
    public Epoch epoch(int number) {
        random.setSeed(EpochSeed.of(seed, number));
        List<List<TrainingWindow>> batches = plan.batches(corpus, random);
        Iterator<Batch> iterator = batches.stream().map(this::batch).iterator();
        return new Epoch(batches.size(), iterator);
    }

    /** The batches of one pass. */
    public record Epoch(int size, Iterator<Batch> batches) {}

    private Batch batch(List<TrainingWindow> windows) {
        VectorRows rows = new VectorRows(corpus);
        Slots laid = slots.windows(windows, rows);
        List<Position> positions = new ArrayList<>();
        for (int w = 0; w < windows.size(); w++) {
            collect(windows.get(w), w * laid.length(), positions);
        }
        int[] sampled = negatives.sample(random);
        int widest = positions.stream()
                .mapToInt(position -> Math.min(TARGETS_PER_POSITION, position.targets().length))
                .max()
                .orElse(1);
        return filled(laid, rows, positions, widest, sampled);
    }

    private Batch filled(Slots laid, VectorRows rows, List<Position> positions, int widest, int[] sampled) {
        int count = positions.size();
        int[] lossSlots = new int[count];
        int[] surfaces = new int[count];
        int[] wanted = new int[count];
        int[] gaps = new int[count];
        int[] targetRows = new int[count * widest];
        float[] weights = new float[count * widest];
        Hits hits = new Hits(sampled, corpus.items().size());
        for (int p = 0; p < count; p++) {
            Position position = positions.get(p);
            lossSlots[p] = position.flatSlot();
            boolean unknown = random.nextDouble() < REQUEST_UNKNOWN;
            surfaces[p] = hidden(unknown) ? 0 : position.surface();
            wanted[p] = hidden(unknown) ? 0 : position.wantedType();
            gaps[p] = hidden(unknown) ? 0 : position.gap();
            int[] targets = position.targets();
            hits.add(p, targets);
            int used = Math.min(widest, targets.length);
            for (int t = 0; t < used; t++) {
                swap(targets, t, t + random.nextInt(targets.length - t));
                targetRows[p * widest + t] = rows.item(targets[t]);
                weights[p * widest + t] = 1f / used;
            }
        }
        int[] negativeRows = Arrays.stream(sampled).map(rows::item).toArray();
        return new Batch(
                laid,
                rows,
                count,
                widest,
                lossSlots,
                surfaces,
                wanted,
                gaps,
                targetRows,
                weights,
                negativeRows,
                (double) corpus.items().size() / negativeRows.length,
                hits.flat(),
                births.map(known -> Arrays.stream(sampled).map(known::rank).toArray())
                        .orElse(NOT_KNOWN),
                births.map(known -> positions.stream()
                                .mapToInt(position -> known.metBy(position.chosenMs()))
                                .toArray())
                        .orElse(NOT_KNOWN));
    }

    private boolean hidden(boolean requestUnknown) {
        return requestUnknown || random.nextDouble() < PART_UNKNOWN;
    }

    private static void swap(int[] values, int a, int b) {
        int kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Position(int flatSlot, int surface, int wantedType, int gap, long chosenMs, int[] targets) {}

    private void collect(TrainingWindow window, int offset, List<Position> positions) {
        History history = corpus.histories().get(window.history());
        int trainEnd = corpus.splits().get(window.history()).trainEnd();
        for (int slot = window.from(); slot < window.to(); slot++) {
            if (EpochPlan.isLossSlot(history, slot, trainEnd)) {
                int next = history.nextTarget(slot);
                positions.add(new Position(
                        offset + slot - window.from(),
                        history.surface(next),
                        history.type(next),
                        GapBuckets.bucket(history.timeMs(slot), history.timeMs(next)),
                        history.timeMs(next),
                        history.targetItems(next)));
            }
        }
    }

    /** Finds the negatives that are targets. */
    private static final class Hits {
        private final int[] columnOfItem;
        private final int columns;
        private final List<Long> found = new ArrayList<>();

        Hits(int[] negatives, int items) {
            columns = negatives.length;
            columnOfItem = new int[items];
            for (int column = 0; column < columns; column++) {
                columnOfItem[negatives[column]] = column + 1;
            }
        }

        void add(int position, int[] targets) {
            for (int target : targets) {
                if (columnOfItem[target] > 0) {
                    found.add((long) position * columns + columnOfItem[target] - 1);
                }
            }
        }

        long[] flat() {
            return found.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
