package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import it.unimi.dsi.fastutil.ints.IntBidirectionalIterator;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Item-based collaborative filtering: what those took who took the same (Sarwar et al., "Item-based Collaborative Filtering
 * Recommendation Algorithms", WWW 2001; Deshpande and Karypis, "Item-based Top-N Recommendation Algorithms", TOIS 2004).
 *
 * <p>Two items are as similar as the cosine of their 0/1 vectors over the subjects. A candidate's score is the sum of its
 * similarities to the subject's last {@value #SCORING_ITEMS} distinct items, itself left out, all neighbours counting and none
 * weighted by recency; ties by id; popularity fills up. Items the subject already has are candidates like others: whoever does not
 * want them does not allow them.
 *
 * <p>A subject counts once for an item and at most once for a pair, and for a pair only if, when the second of the two was new to
 * it, the first was among its last {@value #PAIRING_ITEMS} distinct items: that bounds what a new item costs, and leaves shorter
 * histories exact. "Last" is by the latest time taken.
 */
public final class ItemKnn implements Baseline {

    static final int PAIRING_ITEMS = 100;
    static final int SCORING_ITEMS = 50;

    private static final int UNSEEN = -1;

    private final Popularity popularity = new Popularity();
    private final Object2IntOpenHashMap<String> numberOf = new Object2IntOpenHashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final CoOccurrence counts = new CoOccurrence();
    /** Each subject's items by number, the most recent last. */
    private final Map<Subject, IntLinkedOpenHashSet> histories = new HashMap<>();

    public ItemKnn() {
        numberOf.defaultReturnValue(UNSEEN);
    }

    @Override
    public String name() {
        return "item-knn";
    }

    @Override
    public void learn(UserEvent event) {
        Lesson lesson = Lesson.of(event);
        popularity.learn(lesson);
        if (!lesson.personal()) {
            return;
        }
        IntLinkedOpenHashSet history = histories.computeIfAbsent(event.subject(), s -> new IntLinkedOpenHashSet(4));
        for (String itemId : lesson.items()) {
            int item = number(itemId);
            if (!history.contains(item)) {
                counts.countSubject(item);
                for (int earlier : last(history, PAIRING_ITEMS)) {
                    counts.countPair(item, earlier);
                }
            }
            history.addAndMoveToLast(item);
        }
    }

    @Override
    public List<String> top(Subject subject, int k, Predicate<String> allowed) {
        Slate slate = new Slate(k, allowed);
        IntLinkedOpenHashSet history = histories.get(subject);
        if (history != null) {
            slate.fill(similar(last(history, SCORING_ITEMS), k, allowed));
        }
        return slate.fill(popularity.bestFirst()).items();
    }

    /** The similarity of two items, 0 where one of them is unknown. */
    double similarity(String itemId, String otherId) {
        int item = numberOf.getInt(itemId);
        int other = numberOf.getInt(otherId);
        return item == UNSEEN || other == UNSEEN ? 0 : counts.cosine(item, other);
    }

    private List<String> similar(int[] taken, int k, Predicate<String> allowed) {
        double[] scores = counts.cosineSums(taken);
        IntComparator worstFirst = (a, b) -> {
            int byScore = Double.compare(scores[a], scores[b]);
            return byScore != 0 ? byScore : ids.get(b).compareTo(ids.get(a));
        };
        IntHeapPriorityQueue kept = new IntHeapPriorityQueue(worstFirst);
        for (int candidate = 0; candidate < scores.length; candidate++) {
            boolean better =
                    scores[candidate] > 0 && (kept.size() < k || worstFirst.compare(candidate, kept.firstInt()) > 0);
            if (better && allowed.test(ids.get(candidate))) {
                kept.enqueue(candidate);
                if (kept.size() > k) {
                    kept.dequeueInt();
                }
            }
        }
        List<String> bestFirst = new ArrayList<>(kept.size());
        while (!kept.isEmpty()) {
            bestFirst.add(ids.get(kept.dequeueInt()));
        }
        Collections.reverse(bestFirst);
        return bestFirst;
    }

    private int number(String itemId) {
        int known = numberOf.getInt(itemId);
        if (known != UNSEEN) {
            return known;
        }
        int fresh = ids.size();
        numberOf.put(itemId, fresh);
        ids.add(itemId);
        counts.addItem();
        return fresh;
    }

    /** The last items, most recent first. */
    private static int[] last(IntLinkedOpenHashSet history, int limit) {
        int[] last = new int[Math.min(limit, history.size())];
        if (last.length > 0) {
            IntBidirectionalIterator backwards = history.iterator(history.lastInt());
            for (int i = 0; i < last.length; i++) {
                last[i] = backwards.previousInt();
            }
        }
        return last;
    }
}
