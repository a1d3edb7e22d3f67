package dev.freshet.datasets.simulator;

/** What a person can do next; {@code surface} is where in the shop it happens. */
enum Move {
    SEARCH("search"),
    /** A product of one of the person's interests. */
    LOOK_INTEREST("home"),
    /** A product of the leaf in mind. */
    LOOK_LEAF("category"),
    /** A product of a leaf that goes with the one in mind. */
    LOOK_COMPLEMENT("item"),
    /** One of the products that people look at after the last one. */
    LOOK_LINKED("item"),
    /** Something that waits in the cart. */
    LOOK_CART("cart"),
    /** Something bought before that gets used up. */
    LOOK_BOUGHT("home"),
    ADD("item"),
    REMOVE("cart"),
    BUY("cart"),
    RETURN("account");

    static final int COUNT = values().length;

    final String surface;

    Move(String surface) {
        this.surface = surface;
    }
}
