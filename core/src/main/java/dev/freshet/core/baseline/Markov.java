package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Markov chain of the first order over items: what followed the subject's last event, all subjects counting alike (the
 * unpersonalised chain of Rendle et al., "Factorizing Personalized Markov Chains for Next-Basket Recommendation", WWW 2010).
 * Between two events of a subject every item of the first leads to every item of the second; a score is the mean of the transition
 * probabilities from the items of the last event. Popularity fills up.
 */
public final class Markov extends ScoringBaseline {

    private final Map<Subject, int[]> lastItems = new HashMap<>();
    private final List<CountRow> followers = new ArrayList<>();
    private final IntArrayList followed = new IntArrayList();

    public Markov() {
        super("markov");
    }

    @Override
    void learnOf(UserEvent event, int[] numbers) {
        while (followers.size() < items().size()) {
            followers.add(CountRow.empty());
            followed.add(0);
        }
        int[] before = lastItems.put(event.subject(), numbers);
        if (before == null) {
            return;
        }
        for (int from : before) {
            CountRow row = followers.get(from);
            for (int to : numbers) {
                row = row.increment(to, items().size());
            }
            followers.set(from, row);
            followed.set(from, followed.getInt(from) + numbers.length);
        }
    }

    @Override
    void score(Subject subject, double[] scores) {
        int[] last = lastItems.get(subject);
        if (last == null) {
            return;
        }
        for (int from : last) {
            if (followed.getInt(from) > 0) {
                followers.get(from).addTo(scores, 1.0 / followed.getInt(from) / last.length);
            }
        }
    }
}
