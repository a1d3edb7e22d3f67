package dev.freshet.trainer.model;

import java.util.Locale;

/** What can be told of a request. Each part has a table in the head, whose row 0, "unknown", is zero. */
public enum RequestPart {
    SURFACE("head.surfaces"),
    WANTED_TYPE("head.wantedTypes"),
    GAP("head.gaps");

    private final String table;

    RequestPart(String table) {
        this.table = table;
    }

    /** The name of its parameter. */
    String table() {
        return table;
    }

    /** As a manifest has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From now on the model answers as if it were unknown, whatever is told. */
    public void forget(Recommender model) {
        model.parameters().set(table, new float[model.parameters().values(table).length]);
    }
}
