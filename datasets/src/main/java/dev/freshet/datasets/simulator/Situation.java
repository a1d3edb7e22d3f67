package dev.freshet.datasets.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what a person does next. Never changed: an oracle may look at it later.
 *
 * @param taste what the person likes
 * @param phase what was done last in this session
 * @param leaf the leaf in mind; without meaning when {@link Phase#ARRIVING}
 * @param last the product last looked at in this session
 * @param seen products looked at lately in this session
 * @param cart what waits in the cart, over sessions
 * @param usedUp repeatable products bought, latest last
 * @param returnable the latest purchase, while it can go back
 * @param wanted what the last search asked for
 */
record Situation(
        Taste taste,
        Phase phase,
        int leaf,
        @Nullable Product last,
        List<Product> seen,
        List<Product> cart,
        List<Product> usedUp,
        List<Product> returnable,
        Wanted wanted) {

    /** What was done last. */
    enum Phase {
        ARRIVING,
        SEARCHED,
        LOOKED,
        CARTED,
        REMOVED,
        BOUGHT
    }

    /**
     * What a search asked for beside a kind of product.
     *
     * @param style a style, or -1
     * @param brand a brand, or -1
     */
    record Wanted(int style, int brand) {
        static final Wanted ANYTHING = new Wanted(-1, -1);
        private static final double FACTOR = 4;

        double of(Product product) {
            return (product.style == style ? FACTOR : 1) * (product.brand == brand ? FACTOR : 1);
        }
    }

    static Situation newcomer(Taste taste) {
        return new Situation(
                taste, Phase.ARRIVING, 0, null, List.of(), List.of(), List.of(), List.of(), Wanted.ANYTHING);
    }

    boolean hasSuccessors() {
        return last != null && !last.successors().isEmpty();
    }

    boolean lastInCart() {
        return last != null && cart.contains(last);
    }

    /** The next session begins. */
    Situation arriving(Taste now) {
        return new Situation(now, Phase.ARRIVING, 0, null, List.of(), cart, usedUp, returnable, Wanted.ANYTHING);
    }

    Situation searched(int forLeaf, Wanted asked) {
        return new Situation(taste, Phase.SEARCHED, forLeaf, last, seen, cart, usedUp, returnable, asked);
    }

    Situation looked(Product at) {
        Wanted kept = at.leaf == leaf ? wanted : Wanted.ANYTHING;
        return new Situation(taste, Phase.LOOKED, at.leaf, at, appended(seen, at, 8), cart, usedUp, returnable, kept);
    }

    Situation added(Product product) {
        return new Situation(
                taste, Phase.CARTED, leaf, last, seen, appended(cart, product, 8), usedUp, returnable, wanted);
    }

    Situation removed(Product product) {
        List<Product> rest = cart.stream().filter(p -> p != product).toList();
        return new Situation(taste, Phase.REMOVED, leaf, last, seen, rest, usedUp, returnable, wanted);
    }

    Situation bought() {
        List<Product> worn = usedUp;
        for (Product product : cart) {
            worn = product.item.repeatable() && !worn.contains(product) ? appended(worn, product, 5) : worn;
        }
        return new Situation(taste, Phase.BOUGHT, leaf, last, seen, List.of(), worn, cart, Wanted.ANYTHING);
    }

    Situation returned(Product product) {
        List<Product> worn = usedUp.stream().filter(p -> p != product).toList();
        return new Situation(taste, Phase.BOUGHT, product.leaf, last, seen, cart, worn, List.of(), Wanted.ANYTHING);
    }

    private static List<Product> appended(List<Product> list, Product product, int most) {
        Product[] longer = new Product[Math.min(most, list.size() + 1)];
        int from = list.size() + 1 - longer.length;
        for (int i = 0; i < longer.length - 1; i++) {
            longer[i] = list.get(from + i);
        }
        longer[longer.length - 1] = product;
        return List.of(longer);
    }
}
