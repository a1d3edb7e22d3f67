package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntIterator;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * User-based collaborative filtering: what those took who are like the subject (Herlocker et al., "An Algorithmic Framework for
 * Performing Collaborative Filtering", SIGIR 1999, for 0/1 data).
 *
 * <p>Two subjects are as similar as the cosine of their 0/1 vectors over the items. A candidate's score is the sum of the
 * similarities of those of the subject's {@value #NEIGHBOURS} nearest neighbours who took it; popularity fills up. Items the
 * subject already has are candidates like others.
 */
public final class UserKnn extends ScoringBaseline {

    static final int NEIGHBOURS = 100;

    private final int neighbours;
    private final Map<Subject, Integer> numberOf = new HashMap<>();
    private final List<IntOpenHashSet> itemsOf = new ArrayList<>();
    private final List<IntArrayList> takersOf = new ArrayList<>();
    private final Nearest nearest = new Nearest();

    public UserKnn() {
        this(NEIGHBOURS);
    }

    UserKnn(int neighbours) {
        super("user-knn");
        this.neighbours = neighbours;
    }

    @Override
    void learnOf(UserEvent event, int[] numbers) {
        while (takersOf.size() < items().size()) {
            takersOf.add(new IntArrayList(2));
        }
        int subject = numberOf.computeIfAbsent(event.subject(), s -> {
            itemsOf.add(new IntOpenHashSet(4));
            return itemsOf.size() - 1;
        });
        for (int item : numbers) {
            if (itemsOf.get(subject).add(item)) {
                takersOf.get(item).add(subject);
            }
        }
    }

    @Override
    void score(Subject asked, double[] scores) {
        Integer number = numberOf.get(asked);
        if (number == null) {
            return;
        }
        int subject = number;
        IntOpenHashSet own = itemsOf.get(subject);
        nearest.clear(itemsOf.size());
        for (IntIterator item = own.iterator(); item.hasNext(); ) {
            IntArrayList takers = takersOf.get(item.nextInt());
            for (int i = 0; i < takers.size(); i++) {
                if (takers.getInt(i) != subject) {
                    nearest.add(takers.getInt(i), 1);
                }
            }
        }
        int[] alike = nearest.newest(Integer.MAX_VALUE);
        for (int other : alike) {
            nearest.scale(
                    other,
                    1 / Math.sqrt((double) own.size() * itemsOf.get(other).size()));
        }
        for (int other : nearest.best(neighbours, alike)) {
            for (IntIterator item = itemsOf.get(other).iterator(); item.hasNext(); ) {
                scores[item.nextInt()] += nearest.similarity(other);
            }
        }
    }
}
