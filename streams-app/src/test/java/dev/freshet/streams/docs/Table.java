package dev.freshet.streams.docs;

import java.util.Collections;
import java.util.List;

/** A table in Markdown. */
final class Table {

    private final StringBuilder out = new StringBuilder();

    Table(String... heads) {
        row(heads);
        out.append("| ")
                .append(String.join(" | ", Collections.nCopies(heads.length, "---")))
                .append(" |\n");
    }

    Table row(String... cells) {
        out.append("| ");
        out.append(String.join(" | ", List.of(cells).stream().map(Table::cell).toList()));
        out.append(" |\n");
        return this;
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
