package dev.freshet.datasets.titles;

import com.google.common.base.Splitter;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.file.Line;
import dev.freshet.datasets.file.TextLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Titles and genres of films: {@code movies.dat} ({@code id::title (year)::genre|genre}), RecBole's {@code .item} (a header, then
 * tab-separated), or {@code u.item} ({@code id|title (year)|...|19 flags}). Lines that are not UTF-8 are read as Latin-1. Lines
 * that do not fit are left out: their items are called by their id.
 *
 * <p>Genres are a set without order or depth; they become the category path, sorted, and the attribute {@code genres}, so that films
 * of the same genres share a path.
 */
public final class TitleFile {

    private static final Splitter TAB = Splitter.on('\t');
    private static final Splitter PIPE = Splitter.on('|');
    private static final Splitter COLONS = Splitter.on("::");
    private static final Splitter SPACE = Splitter.on(' ').omitEmptyStrings();
    private static final List<String> FLAGS = List.of(
            "unknown",
            "Action",
            "Adventure",
            "Animation",
            "Children's",
            "Comedy",
            "Crime",
            "Documentary",
            "Drama",
            "Fantasy",
            "Film-Noir",
            "Horror",
            "Musical",
            "Mystery",
            "Romance",
            "Sci-Fi",
            "Thriller",
            "War",
            "Western");

    private TitleFile() {}

    /**
     * Reads a file of titles.
     *
     * @return items by id, in the file's order
     * @throws DatasetException if the file is missing or empty, or none of its lines can be read
     */
    public static Map<String, CatalogItem> read(Path file) {
        Map<String, CatalogItem> items = new LinkedHashMap<>();
        try (TextLines lines = TextLines.open(file, Optional.of(StandardCharsets.ISO_8859_1))) {
            boolean first = true;
            boolean recbole = false;
            while (lines.hasNext()) {
                Line line = lines.next();
                recbole |= first && line.text().startsWith("item_id:");
                boolean header = first && recbole;
                first = false;
                if (!header && line.fault().isEmpty()) {
                    item(line.text(), recbole).ifPresent(item -> items.putIfAbsent(item.itemId(), item));
                }
            }
        }
        if (items.isEmpty()) {
            throw new DatasetException(
                    file + ": no line gives a title; known are movies.dat, u.item, and RecBole's .item");
        }
        return items;
    }

    private static Optional<CatalogItem> item(String line, boolean recbole) {
        if (recbole) {
            List<String> fields = TAB.splitToList(line);
            return fields.size() < 4
                    ? Optional.empty()
                    : item(
                            fields.get(0),
                            fields.get(1) + (fields.get(2).isBlank() ? "" : " (" + fields.get(2) + ")"),
                            SPACE.splitToList(fields.get(3)));
        }
        if (line.contains("::")) {
            List<String> fields = COLONS.splitToList(line);
            return item(fields.get(0), fields.get(1), fields.size() < 3 ? List.of() : PIPE.splitToList(fields.get(2)));
        }
        List<String> fields = PIPE.splitToList(line);
        if (fields.size() < 5 + FLAGS.size()) {
            return Optional.empty();
        }
        List<String> genres = new ArrayList<>();
        for (int i = 0; i < FLAGS.size(); i++) {
            if (fields.get(5 + i).equals("1")) {
                genres.add(FLAGS.get(i));
            }
        }
        return item(fields.get(0), fields.get(1), genres);
    }

    private static Optional<CatalogItem> item(String id, String title, List<String> genres) {
        if (id.isBlank() || title.isBlank()) {
            return Optional.empty();
        }
        List<String> sorted = genres.stream().filter(g -> !g.isBlank()).sorted().toList();
        return Optional.of(new CatalogItem(
                id.strip(),
                title.strip(),
                sorted,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                true,
                false,
                sorted.isEmpty() ? Map.of() : Map.of("genres", String.join("|", sorted))));
    }
}
