package dev.freshet.playground.scoring;

/** Who proposes a list, in the order of the columns. */
public enum Contestant {
    POPULAR("popular"),
    ITEM_KNN("item-kNN"),
    FRESHET("Freshet"),
    /** The simulated shop's own best possible answer: a ceiling, not an opponent. Real data has none. */
    CEILING("ceiling");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
