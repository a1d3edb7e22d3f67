package dev.freshet.core.signals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The highest scores of many and their items: a selection that costs little for an item that is not among them. Ties by id. */
final class TopItems {

    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::itemId);

    private final int limit;
    private final PriorityQueue<Scored> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());

    private record Scored(String itemId, double score) {}

    TopItems(int limit) {
        this.limit = limit;
    }

    void add(String itemId, double score) {
        if (worstFirst.size() < limit) {
            worstFirst.add(new Scored(itemId, score));
        } else if (score >= worstFirst.element().score()) {
            worstFirst.add(new Scored(itemId, score));
            worstFirst.remove();
        }
    }

    /** Item ids, the highest score first. */
    List<String> bestFirst() {
        List<Scored> sorted = new ArrayList<>(worstFirst);
        sorted.sort(BEST_FIRST);
        return sorted.stream().map(Scored::itemId).toList();
    }
}
