package dev.freshet.datasets.simulator;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** The words of titles. A style is a number; each kind of product has its own word for it. */
enum Wording {
    LOOK(
            ImmutableList.of(
                    "Scandinavian",
                    "Vintage",
                    "Industrial",
                    "Minimalist",
                    "Rustic",
                    "Botanical",
                    "Nautical",
                    "Retro",
                    "Bohemian",
                    "Playful"),
            ImmutableList.of(
                    "Small",
                    "Large",
                    "Navy",
                    "Sage",
                    "Charcoal",
                    "Cream",
                    "Terracotta",
                    "Mustard",
                    "Blush",
                    "Set of 2")),
    CARE(
            ImmutableList.of(
                    "Organic",
                    "Heritage",
                    "Strong",
                    "Pure",
                    "Farmhouse",
                    "Herbal",
                    "Coastal",
                    "Classic",
                    "Spiced",
                    "Fruity"),
            ImmutableList.of("Small", "Large", "Refill", "Gift Box", "Trio", "Travel Size", "Family Size", "Sampler")),
    GEAR(
            ImmutableList.of(
                    "Lightweight",
                    "Traditional",
                    "Heavy Duty",
                    "Compact",
                    "Trail",
                    "Eco",
                    "Waterproof",
                    "Sixties",
                    "Travel",
                    "Junior"),
            ImmutableList.of("Black", "Red", "Moss", "Slate", "Pro", "Mini", "Twin Pack", "Long", "Short"));

    static final int STYLES = 10;

    /** Invented makers; the number of one is its brand number. */
    static final ImmutableList<String> BRANDS = ImmutableList.of(
            "Alderwick",
            "Brae & Fell",
            "Calloway",
            "Dunmore",
            "Elmstead",
            "Fennick",
            "Garrow",
            "Hollin",
            "Islay Made",
            "Juniper Row",
            "Kestrel",
            "Larkfield",
            "Morwen",
            "Northgate",
            "Ottery",
            "Pemble",
            "Quillon",
            "Rowan & Pike",
            "Saltmarsh",
            "Thistledown",
            "Underhill",
            "Verity",
            "Wainfleet",
            "Yarrow");

    private final ImmutableList<String> styles;
    private final ImmutableList<String> variants;

    Wording(ImmutableList<String> styles, ImmutableList<String> variants) {
        this.styles = styles;
        this.variants = variants;
    }

    String style(int style) {
        return styles.get(style);
    }

    List<String> variants() {
        return variants;
    }
}
