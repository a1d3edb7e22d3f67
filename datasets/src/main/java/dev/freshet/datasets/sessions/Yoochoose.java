package dev.freshet.datasets.sessions;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.file.FileDataset;
import dev.freshet.datasets.file.Line;
import dev.freshet.datasets.file.Pass;
import dev.freshet.datasets.file.TextLines;
import dev.freshet.datasets.titles.Neighbours;
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
 * Clicks of anonymous sessions with a header of {@code SessionId}, {@code ItemId} and {@code Time}, between tabs or commas. Every
 * session is a subject of its own, and every click one BROWSE. Items have no titles: they are called by their id.
 *
 * <p>Beside a file {@code NAME_train.END} a file {@code NAME_test.END} is read as well, if there: both are one stream in order of time,
 * and a protocol says what of it is the test. Sorted in memory, equal times as in the file, up to {@link #MOST_CLICKS} clicks.
 */
public final class Yoochoose extends FileDataset {

    /** The most that is taken; about 1 GB of heap. */
    public static final int MOST_CLICKS = 10_000_000;

    private static final String TRAIN = "_train";
    private static final String TEST = "_test";

    private final Optional<Path> later;

    /**
     * Looks at the first line.
     *
     * @param file clicks, plain or gzip
     */
    public Yoochoose(Path file) {
        super(file);
        try (TextLines lines = TextLines.open(file)) {
            ClickFormat.of(lines.next(), file);
        }
        String name = file.getFileName().toString().replaceFirst("\\.gz$", "");
        this.later =
                name.contains(TRAIN) ? Neighbours.find(file, List.of(name.replace(TRAIN, TEST))) : Optional.empty();
    }

    @Override
    public String name() {
        return "yoochoose";
    }

    @Override
    public boolean hasTimes() {
        return true;
    }

    @Override
    protected Iterator<UserEvent> events(TextLines lines, Pass pass) {
        return clicks(lines, pass).stream().map(Click::event).iterator();
    }

    @Override
    public Stream<CatalogItem> catalog() {
        Set<String> items = new LinkedHashSet<>();
        try (TextLines lines = TextLines.open(file())) {
            clicks(lines, new Pass(name())).forEach(click -> items.add(click.item()));
        }
        return items.stream().map(id -> CatalogItem.titled(id, id));
    }

    private List<Click> clicks(TextLines lines, Pass pass) {
        List<Click> clicks = new ArrayList<>();
        read(lines, file(), "", pass, clicks);
        later.ifPresent(file -> {
            try (TextLines more = TextLines.open(file)) {
                read(more, file, "t", pass, clicks);
            }
        });
        clicks.sort(Comparator.comparingLong(Click::timeMs));
        return clicks;
    }

    private static void read(TextLines lines, Path file, String prefix, Pass pass, List<Click> into) {
        ClickFormat format = ClickFormat.of(lines.next(), file);
        Map<String, String> ids = new HashMap<>();
        while (lines.hasNext()) {
            Line line = lines.next();
            if (into.size() == MOST_CLICKS) {
                throw new DatasetException(
                        file + ", line " + line.number() + ": more than " + MOST_CLICKS + " clicks; cut the file");
            }
            parse(line, format, prefix, ids, pass).ifPresent(into::add);
        }
    }

    private static Optional<Click> parse(
            Line line, ClickFormat format, String prefix, Map<String, String> ids, Pass pass) {
        if (line.fault().isPresent()) {
            return skipped(pass, line, line.fault().get());
        }
        List<String> fields = format.separator().splitToList(line.text());
        if (fields.size() <= format.lastField()) {
            return skipped(pass, line, "too few fields");
        }
        String session = fields.get(format.session());
        String item = fields.get(format.item());
        if (session.isEmpty() || item.isEmpty()) {
            return skipped(pass, line, "no session or no item");
        }
        Optional<Long> timeMs = format.timeMs(fields.get(format.time()));
        if (timeMs.isEmpty()) {
            return skipped(pass, line, "time is neither seconds since 1970 nor ISO-8601");
        }
        pass.accept();
        return Optional.of(new Click(
                ids.computeIfAbsent(session, id -> id),
                ids.computeIfAbsent(item, id -> id),
                prefix + line.number(),
                timeMs.get()));
    }

    private static Optional<Click> skipped(Pass pass, Line line, String reason) {
        pass.skip(reason, line.number());
        return Optional.empty();
    }
}
