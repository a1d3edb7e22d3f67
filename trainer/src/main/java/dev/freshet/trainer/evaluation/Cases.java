package dev.freshet.trainer.evaluation;

import dev.freshet.core.event.Subject;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.BitSet;

/** What the figures need to know of the judged cases, in the order in which they were judged. */
final class Cases {

    private final Object2IntOpenHashMap<Subject> numbers = new Object2IntOpenHashMap<>();
    private final IntArrayList subjects = new IntArrayList();
    private final IntArrayList historyLengths = new IntArrayList();
    private final BitSet newPeople = new BitSet();
    private final BitSet afterSearches = new BitSet();
    /** Of each case, how many targets there are of each kind. */
    private final IntArrayList targets = new IntArrayList();

    void add(Case judged) {
        numbers.putIfAbsent(judged.subject(), numbers.size());
        newPeople.set(size(), judged.newPerson());
        afterSearches.set(size(), judged.afterSearch());
        subjects.add(numbers.getInt(judged.subject()));
        historyLengths.add(judged.historyLength());
        int first = targets.size();
        targets.size(first + Target.KINDS);
        for (Target target : judged.targets()) {
            int place = first + target.kind();
            targets.set(place, targets.getInt(place) + 1);
        }
    }

    int size() {
        return subjects.size();
    }

    /** The number of a case's subject, from 0. */
    int subject(int number) {
        return subjects.getInt(number);
    }

    int subjects() {
        return numbers.size();
    }

    int historyLength(int number) {
        return historyLengths.getInt(number);
    }

    /** How many targets of a case are in a slice; 0 where the case is not. */
    int targets(int number, Slice slice) {
        if (!slice.holdsCase(historyLengths.getInt(number), newPeople.get(number), afterSearches.get(number))) {
            return 0;
        }
        int sum = 0;
        for (int kind = 0; kind < Target.KINDS; kind++) {
            sum += slice.holdsTarget(kind) ? targets.getInt(number * Target.KINDS + kind) : 0;
        }
        return sum;
    }

    /** Targets of all cases in a slice. */
    long targets(Slice slice) {
        long sum = 0;
        for (int number = 0; number < size(); number++) {
            sum += targets(number, slice);
        }
        return sum;
    }
}
