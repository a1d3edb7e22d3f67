package dev.freshet.trainer.evaluation;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;

/** One contender's answers: where the targets stood on its slates, from which every metric follows, and what the slates were like. */
final class Answers {

    private static final int KIND_BITS = 2;

    private final Contender contender;
    /** Rank and kind of every target found, case after case, in order of rank. */
    private final IntArrayList hits = new IntArrayList();

    private final IntArrayList ends = new IntArrayList();
    private final DoubleArrayList aucs = new DoubleArrayList();
    private final List<ListQuality> qualities;

    Answers(Contender contender, List<ListQuality> qualities) {
        this.contender = contender;
        this.qualities = qualities;
    }

    Contender contender() {
        return contender;
    }

    void add(List<Target> targets, int[] places, Contender.Answer answer) {
        for (int rank = 1; rank <= answer.slate().length; rank++) {
            for (int i = 0; i < places.length; i++) {
                if (places[i] == answer.slate()[rank - 1]) {
                    hits.add(rank << KIND_BITS | targets.get(i).kind());
                }
            }
        }
        ends.add(hits.size());
        aucs.add(answer.auc());
        qualities.forEach(quality -> quality.add(answer.slate()));
    }

    /** Puts the ranks of a case's targets of a slice into a list, ascending. */
    void ranks(int number, Slice slice, IntArrayList into) {
        into.clear();
        for (int i = number == 0 ? 0 : ends.getInt(number - 1); i < ends.getInt(number); i++) {
            if (slice.holdsTarget(hits.getInt(i) & (Target.KINDS - 1))) {
                into.add(hits.getInt(i) >> KIND_BITS);
            }
        }
    }

    /** Of a case; may be NaN. */
    double auc(int number) {
        return aucs.getDouble(number);
    }

    List<ListQuality> qualities() {
        return qualities;
    }
}
