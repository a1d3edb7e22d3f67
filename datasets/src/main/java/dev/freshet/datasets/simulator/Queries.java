package dev.freshet.datasets.simulator;

import dev.freshet.datasets.simulator.Situation.Wanted;
import java.util.Locale;

/** What people type: the name of a kind of product, maybe with a style, a maker or a material, sometimes broad, sometimes mistyped. */
final class Queries {

    private static final double WITH_STYLE = 0.45;
    private static final double WITH_BRAND = 0.15;
    private static final double WITH_MATERIAL = 0.15;
    private static final double BROAD = 0.12;
    private static final double MISTYPED = 0.08;

    private Queries() {}

    /**
     * A query.
     *
     * @param text what was typed
     * @param wanted what it asks for beside the kind of product
     */
    record Query(String text, Wanted wanted) {}

    static Query draw(Leaf leaf, Taste taste, Dice dice) {
        int style = dice.chance(WITH_STYLE) ? taste.drawStyle(dice) : -1;
        int brand = dice.chance(WITH_BRAND) ? taste.drawBrand(dice) : -1;
        StringBuilder text = new StringBuilder();
        if (brand >= 0) {
            text.append(Wording.BRANDS.get(brand)).append(' ');
        }
        if (style >= 0) {
            text.append(leaf.wording().style(style)).append(' ');
        }
        if (dice.chance(WITH_MATERIAL)) {
            text.append(dice.of(leaf.materials())).append(' ');
        }
        text.append(dice.chance(BROAD) ? leaf.path().get(1) : dice.of(leaf.nouns()));
        String typed = text.toString().toLowerCase(Locale.ROOT);
        return new Query(dice.chance(MISTYPED) ? mistyped(typed, dice) : typed, new Wanted(style, brand));
    }

    /** Two neighbouring letters swapped, or one left out. */
    private static String mistyped(String text, Dice dice) {
        int at = dice.below(text.length() - 1);
        return dice.chance(0.5)
                ? text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2)
                : text.substring(0, at) + text.substring(at + 1);
    }
}
