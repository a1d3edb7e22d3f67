package dev.freshet.datasets.simulator;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/** Which product a move concerns: drawn by {@link #draw}, and told beforehand by {@link #likely}, from the same weights. */
final class Choice {

    private static final double SEEN_AGAIN = 0.1;
    private static final double[] SUCCESSOR_SHARE = {6, 5, 4, 3, 2, 1};

    private final Assortment assortment;
    private final Taxonomy taxonomy;
    private double[] scratch = new double[256];

    Choice(Assortment assortment, Taxonomy taxonomy) {
        this.assortment = assortment;
        this.taxonomy = taxonomy;
    }

    /** Draws the product of a move that concerns exactly one. */
    Product draw(Move move, Situation now, long timeMs, Dice dice) {
        return switch (move) {
            case LOOK_INTEREST -> fromLeaf(now.taste().drawInterest(dice), now, timeMs, dice);
            case LOOK_LEAF -> fromLeaf(now.leaf(), now, timeMs, dice);
            case LOOK_COMPLEMENT -> {
                int[] complements = taxonomy.complements(now.leaf());
                yield fromLeaf(complements[dice.below(complements.length)], now, timeMs, dice);
            }
            case LOOK_LINKED -> {
                List<Product> successors = last(now).successors();
                double sum = linkWeights(successors, now, weights(successors.size()));
                yield successors.get(dice.weighted(scratch, successors.size(), sum));
            }
            case ADD -> last(now);
            case LOOK_CART, REMOVE -> dice.of(now.cart());
            case LOOK_BOUGHT -> dice.of(now.usedUp());
            case RETURN -> dice.of(now.returnable());
            case SEARCH, BUY -> throw new IllegalArgumentException(move + " does not concern one product");
        };
    }

    /**
     * The products that the next item-bearing event most likely holds, best first, equals by age. With a purchase every product of
     * the cart counts.
     */
    List<RankedItem> likely(Situation now, long timeMs, int k) {
        Odds odds = Behaviour.odds(now);
        Map<Product, Double> chances = new HashMap<>();
        double searches = 0;
        for (int i = 0; i < odds.size(); i++) {
            double odd = odds.weight(i);
            searches += odds.move(i) == Move.SEARCH ? odd : 0;
            expect(odds.move(i), now, timeMs, (product, share) -> chances.merge(product, odd * share, Double::sum));
        }
        double itemBearing = odds.sum() - searches;
        return chances.entrySet().stream()
                .sorted(Map.Entry.<Product, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.comparingInt(p -> p.index))))
                .limit(k)
                .map(entry -> new RankedItem(entry.getKey().item.itemId(), entry.getValue() / itemBearing))
                .toList();
    }

    private void expect(Move move, Situation now, long timeMs, ObjDoubleConsumer<Product> chances) {
        switch (move) {
            case LOOK_INTEREST -> {
                for (int i = 0; i < now.taste().interests(); i++) {
                    expectLeaf(now.taste().interest(i), now.taste().weight(i), now, timeMs, chances);
                }
            }
            case LOOK_LEAF -> expectLeaf(now.leaf(), 1, now, timeMs, chances);
            case LOOK_COMPLEMENT -> {
                int[] complements = taxonomy.complements(now.leaf());
                for (int leaf : complements) {
                    expectLeaf(leaf, 1.0 / complements.length, now, timeMs, chances);
                }
            }
            case LOOK_LINKED -> {
                List<Product> successors = last(now).successors();
                double[] weights = new double[successors.size()];
                double sum = linkWeights(successors, now, weights);
                for (int i = 0; i < weights.length; i++) {
                    chances.accept(successors.get(i), weights[i] / sum);
                }
            }
            case ADD -> chances.accept(last(now), 1);
            case LOOK_CART, REMOVE ->
                now.cart().forEach(p -> chances.accept(p, 1.0 / now.cart().size()));
            case BUY -> now.cart().forEach(p -> chances.accept(p, 1));
            case LOOK_BOUGHT ->
                now.usedUp().forEach(p -> chances.accept(p, 1.0 / now.usedUp().size()));
            case RETURN ->
                now.returnable()
                        .forEach(p -> chances.accept(p, 1.0 / now.returnable().size()));
            case SEARCH -> {}
        }
    }

    private void expectLeaf(int leaf, double share, Situation now, long timeMs, ObjDoubleConsumer<Product> chances) {
        Product[] shelf = assortment.shelf(leaf);
        double[] weights = new double[shelf.length];
        double sum = leafWeights(shelf, now, timeMs, weights);
        for (int i = 0; i < shelf.length; i++) {
            if (weights[i] > 0) {
                chances.accept(shelf[i], share * weights[i] / sum);
            }
        }
    }

    private Product fromLeaf(int leaf, Situation now, long timeMs, Dice dice) {
        Product[] shelf = assortment.shelf(leaf);
        double sum = leafWeights(shelf, now, timeMs, weights(shelf.length));
        return shelf[dice.weighted(scratch, shelf.length, sum)];
    }

    private static double leafWeights(Product[] shelf, Situation now, long timeMs, double[] weights) {
        for (int i = 0; i < shelf.length; i++) {
            Product product = shelf[i];
            weights[i] = product.launchMs > timeMs
                    ? 0
                    : product.appealAt(timeMs)
                            * now.taste().of(product)
                            * now.wanted().of(product);
        }
        for (int i = 0; i < now.seen().size(); i++) {
            Product seen = now.seen().get(i);
            if (seen.place() < shelf.length && shelf[seen.place()] == seen) {
                weights[seen.place()] *= SEEN_AGAIN;
            }
        }
        double sum = 0;
        for (int i = 0; i < shelf.length; i++) {
            sum += weights[i];
        }
        return sum;
    }

    private static double linkWeights(List<Product> successors, Situation now, double[] weights) {
        double sum = 0;
        for (int i = 0; i < successors.size(); i++) {
            weights[i] = SUCCESSOR_SHARE[i] * now.taste().of(successors.get(i));
            sum += weights[i];
        }
        return sum;
    }

    private double[] weights(int size) {
        if (scratch.length < size) {
            scratch = new double[2 * size];
        }
        return scratch;
    }

    private static Product last(Situation now) {
        Product last = now.last();
        if (last == null) {
            throw new IllegalStateException("nothing was looked at yet");
        }
        return last;
    }
}
