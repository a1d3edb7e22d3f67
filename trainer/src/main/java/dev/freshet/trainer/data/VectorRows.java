package dev.freshet.trainer.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the items and searches that a batch speaks of, so that each vector is computed once. Row 0 is the zero vector. */
public final class VectorRows {

    private final Corpus corpus;
    private final int[] rowOfItem;
    private final Map<Integer, Integer> rowOfSearch = new HashMap<>();
    private final List<Integer> learned = new ArrayList<>();
    private final List<Content> contents = new ArrayList<>();

    public VectorRows(Corpus corpus) {
        this.corpus = corpus;
        this.rowOfItem = new int[corpus.items().size()];
        learned.add(0);
        contents.add(Content.EMPTY);
    }

    public int item(int item) {
        if (rowOfItem[item] == 0) {
            rowOfItem[item] = add(item + 1, corpus.itemContent().get(item));
        }
        return rowOfItem[item];
    }

    /** The row of a slot's token, see {@link History#token}. */
    public int token(int token) {
        if (token >= 0) {
            return item(token);
        }
        if (token == History.NO_TOKEN) {
            return 0;
        }
        int search = -1 - token;
        return rowOfSearch.computeIfAbsent(
                search, key -> add(0, corpus.searches().get(key)));
    }

    private int add(int learnedRow, Content content) {
        learned.add(learnedRow);
        contents.add(content);
        return contents.size() - 1;
    }

    public int size() {
        return contents.size();
    }

    /** [rows] item index + 1, or 0 for a row without learned part. */
    public int[] learned() {
        return learned.stream().mapToInt(Integer::intValue).toArray();
    }

    public ContentColumns content() {
        return ContentColumns.of(contents);
    }
}
