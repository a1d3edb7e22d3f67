package dev.freshet.datasets.movielens;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.file.FileDataset;
import dev.freshet.datasets.file.Line;
import dev.freshet.datasets.file.Pass;
import dev.freshet.datasets.file.TextLines;
import dev.freshet.datasets.titles.Neighbours;
import dev.freshet.datasets.titles.TitleFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Film ratings: RecBole's {@code .inter}, {@code u.data} or {@code ratings.dat}. A rating is one BROWSE ("has seen it"),
 * whatever its value, which is kept as the attribute {@code rating}. Films are never repeatable.
 *
 * <p>The file is sorted by time in memory, equal times as in the file, up to {@link #MOST_RATINGS} ratings.
 */
public final class MovieLens extends FileDataset {

    /** The largest file that is taken; about 1 GB of heap. */
    public static final int MOST_RATINGS = 10_000_000;

    private final RatingFormat format;
    private final Optional<Path> titles;

    /**
     * Looks at the first line.
     *
     * @param file ratings, plain or gzip
     * @param titles the item file; where empty, the one of the usual name beside the ratings, and without one films are called
     *     by their id
     */
    public MovieLens(Path file, Optional<Path> titles) {
        super(file);
        try (TextLines lines = TextLines.open(file)) {
            this.format = RatingFormat.of(lines.next(), file);
        }
        this.titles = titles.or(() -> Neighbours.find(file, List.of(Neighbours.stem(file) + ".item", "movies.dat")));
    }

    @Override
    public String name() {
        return "movielens";
    }

    @Override
    public boolean hasTimes() {
        return true;
    }

    @Override
    protected Iterator<UserEvent> events(TextLines lines, Pass pass) {
        return ratings(lines, pass).stream().map(Rating::event).iterator();
    }

    @Override
    public Stream<CatalogItem> catalog() {
        Map<String, CatalogItem> known = titles.map(TitleFile::read).orElse(Map.of());
        Set<String> items = new LinkedHashSet<>();
        try (TextLines lines = TextLines.open(file())) {
            ratings(lines, new Pass(name())).forEach(rating -> items.add(rating.item()));
        }
        return items.stream().map(id -> known.getOrDefault(id, CatalogItem.titled(id, id)));
    }

    private List<Rating> ratings(TextLines lines, Pass pass) {
        if (format.header()) {
            lines.next();
        }
        List<Rating> ratings = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        while (lines.hasNext()) {
            Line line = lines.next();
            if (ratings.size() == MOST_RATINGS) {
                throw new DatasetException(
                        file() + ", line " + line.number() + ": more than " + MOST_RATINGS + " ratings; cut the file");
            }
            parse(line, ids, pass).ifPresent(ratings::add);
        }
        ratings.sort(Comparator.comparingLong(Rating::timeMs));
        return ratings;
    }

    private Optional<Rating> parse(Line line, Map<String, String> ids, Pass pass) {
        if (line.fault().isPresent()) {
            return skipped(pass, line, line.fault().get());
        }
        List<String> fields = format.separator().splitToList(line.text());
        if (fields.size()
                <= Math.max(Math.max(format.user(), format.item()), Math.max(format.rating(), format.time()))) {
            return skipped(pass, line, "too few fields");
        }
        String user = fields.get(format.user()).strip();
        String item = fields.get(format.item()).strip();
        if (user.isEmpty() || item.isEmpty()) {
            return skipped(pass, line, "no user or no item");
        }
        Optional<Long> timeMs = time(fields.get(format.time()).strip());
        if (timeMs.isEmpty()) {
            return skipped(pass, line, "time is not a number of seconds since 1970");
        }
        pass.accept();
        String rating = format.rating() < 0 ? "" : fields.get(format.rating()).strip();
        return Optional.of(new Rating(
                ids.computeIfAbsent(user, id -> id),
                ids.computeIfAbsent(item, id -> id),
                ids.computeIfAbsent(rating, id -> id),
                timeMs.get()));
    }

    private static Optional<Long> time(String seconds) {
        try {
            double value = Double.parseDouble(seconds);
            return value >= 0 && value < 1e11 ? Optional.of((long) (value * 1000)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Rating> skipped(Pass pass, Line line, String reason) {
        pass.skip(reason, line.number());
        return Optional.empty();
    }
}
