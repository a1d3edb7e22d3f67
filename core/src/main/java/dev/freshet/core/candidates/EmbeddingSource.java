package dev.freshet.core.candidates;

import dev.freshet.core.catalog.CatalogItem;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** The items of highest score, found by an exact scan: every allowed item is compared. */
public final class EmbeddingSource implements CandidateSource {

    /** Worst first; among equals the later index is the worse, so that a slate never depends on luck. */
    private static final Comparator<Hit> WORST_FIRST = Comparator.comparingDouble(Hit::score)
            .thenComparing(Comparator.comparingInt(Hit::index).reversed());

    private final ItemSpace space;

    public EmbeddingSource(ItemSpace space) {
        this.space = space;
    }

    @Override
    public Source source() {
        return Source.EMBEDDING;
    }

    @Override
    public List<CatalogItem> propose(CandidateRequest request) {
        if (request.user().isEmpty() || request.limit() == 0) {
            return List.of();
        }
        float[] user = request.user().get();
        PriorityQueue<Hit> best = new PriorityQueue<>(WORST_FIRST);
        for (int i = 0; i < space.size(); i++) {
            float score = space.score(user, i);
            boolean full = best.size() == request.limit();
            if (full && score <= best.element().score()) {
                continue;
            }
            if (request.allowed().test(space.item(i))) {
                if (full) {
                    best.remove();
                }
                best.add(new Hit(score, i));
            }
        }
        Deque<CatalogItem> bestFirst = new ArrayDeque<>(best.size());
        while (!best.isEmpty()) {
            bestFirst.addFirst(space.item(best.remove().index()));
        }
        return List.copyOf(bestFirst);
    }

    private record Hit(float score, int index) {}
}
