package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;

/**
 * Item-based collaborative filtering: what those took who took the same (Sarwar et al., "Item-based Collaborative Filtering
 * Recommendation Algorithms", WWW 2001; Deshpande and Karypis, "Item-based Top-N Recommendation Algorithms", TOIS 2004).
 *
 * <p>Two items are as similar as the cosine of their 0/1 vectors over the subjects. A candidate's score is the sum of its
 * similarities to the subject's last {@value #SCORING_ITEMS} distinct items, itself left out, all neighbours counting and none
 * weighted by recency; popularity fills up. Items the subject already has are candidates like others: whoever does not
 * want them does not allow them.
 *
 * <p>A subject counts once for an item and at most once for a pair, and for a pair only if, when the second of the two was new to
 * it, the first was among its last {@value #PAIRING_ITEMS} distinct items: that bounds what a new item costs, and leaves shorter
 * histories exact. "Last" is by the latest time taken.
 */
public final class ItemKnn extends ScoringBaseline {

    static final int PAIRING_ITEMS = 100;
    static final int SCORING_ITEMS = 50;

    private final CoOccurrence counts = new CoOccurrence();
    private final Histories histories = new Histories();

    public ItemKnn() {
        super("item-knn");
    }

    @Override
    void learnOf(UserEvent event, int[] numbers) {
        counts.makeRoom(items().size());
        Subject subject = event.subject();
        for (int item : numbers) {
            if (!histories.has(subject, item)) {
                counts.countSubject(item);
                for (int earlier : histories.last(subject, PAIRING_ITEMS)) {
                    counts.countPair(item, earlier);
                }
            }
            histories.take(subject, item);
        }
    }

    @Override
    void score(Subject subject, double[] scores) {
        counts.addCosines(histories.last(subject, SCORING_ITEMS), scores);
    }

    /** The similarity of two items, 0 where one of them is unknown. */
    double similarity(String itemId, String otherId) {
        int item = items().number(itemId);
        int other = items().number(otherId);
        return item == Items.UNKNOWN || other == Items.UNKNOWN ? 0 : counts.cosine(item, other);
    }
}
