package dev.freshet.core.state;

import java.util.List;

/** What was shown to a subject: distinct items, the most recently shown or clicked last. */
public final class SeenItems extends ItemMemory<SeenItem> {

    static final SeenItems EMPTY = new SeenItems(new Columns(0));

    SeenItems(Columns columns) {
        super(columns);
    }

    public static SeenItems copyOf(List<SeenItem> seen) {
        if (seen instanceof SeenItems same) {
            return same;
        }
        Columns columns = new Columns(seen.size());
        for (SeenItem item : seen) {
            columns.add(item.itemHash(), item.impressions(), item.clicks());
        }
        return new SeenItems(columns);
    }

    /** Times shown. */
    public int impressions(int i) {
        return counts[i];
    }

    /** Times clicked. */
    public int clicks(int i) {
        return (int) figures[i];
    }

    @Override
    public SeenItem get(int i) {
        return new SeenItem(itemHashes[i], counts[i], (int) figures[i]);
    }
}
