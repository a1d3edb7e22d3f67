package dev.freshet.datasets.sequences;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.Streams;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.file.FileDataset;
import dev.freshet.datasets.file.Line;
import dev.freshet.datasets.file.Pass;
import dev.freshet.datasets.file.TextLines;
import dev.freshet.datasets.titles.Neighbours;
import dev.freshet.datasets.titles.TitleFile;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What people took, oldest first and without times: lines of {@code user item item ...}, or of {@code user item}. Fields are
 * separated by tabs in a line that has one, otherwise by spaces. Every item is one BROWSE of unknown time.
 *
 * <p>An item without a title is called by its attributes, each as a word ({@code a17 a203}), so that items alike have words in
 * common; without attributes either, by its id.
 */
public final class Sequences extends FileDataset {

    private static final Splitter TAB = Splitter.on('\t').trimResults().omitEmptyStrings();
    private static final Splitter SPACE = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

    private final Optional<Path> titles;
    private final Optional<Path> attributes;

    /**
     * Looks whether the file can be read.
     *
     * @param file the sequences, plain or gzip
     * @param titles a file of titles; where empty, {@code movies.dat} or {@code NAME.item} beside the sequences is taken if there
     * @param attributes JSON {@code {"item": [attribute, ...]}}; where empty, {@code NAME_item2attributes.json} likewise
     */
    public Sequences(Path file, Optional<Path> titles, Optional<Path> attributes) {
        super(file);
        TextLines.open(file).close();
        String stem = Neighbours.stem(file);
        this.titles = titles.or(() -> Neighbours.find(file, List.of(stem + ".item", "movies.dat")));
        this.attributes = attributes.or(() -> Neighbours.find(file, List.of(stem + "_item2attributes.json")));
    }

    @Override
    public String name() {
        return "sequences";
    }

    @Override
    public boolean hasTimes() {
        return false;
    }

    @Override
    protected Iterator<UserEvent> events(TextLines lines, Pass pass) {
        return Streams.stream(lines).flatMap(line -> events(line, pass)).iterator();
    }

    private static Stream<UserEvent> events(Line line, Pass pass) {
        if (line.fault().isPresent()) {
            pass.skip(line.fault().get(), line.number());
            return Stream.empty();
        }
        List<String> fields = fields(line.text());
        if (fields.size() < 2) {
            pass.skip(fields.isEmpty() ? "blank line" : "a user without items", line.number());
            return Stream.empty();
        }
        pass.accept();
        Subject subject = Subject.user(fields.get(0));
        return IntStream.range(1, fields.size())
                .mapToObj(i -> UserEvent.builder(EventType.BROWSE, subject, line.number() + "-" + i)
                        .item(fields.get(i))
                        .timeMs(EventTime.UNKNOWN)
                        .build());
    }

    private static List<String> fields(String text) {
        return (text.indexOf('\t') >= 0 ? TAB : SPACE).splitToList(text);
    }

    @Override
    public Stream<CatalogItem> catalog() {
        Map<String, CatalogItem> titled = titles.map(TitleFile::read).orElse(Map.of());
        Map<String, List<String>> described = attributes.map(Attributes::read).orElse(Map.of());
        Set<String> items = new LinkedHashSet<>();
        try (Stream<UserEvent> events = events()) {
            events.forEach(event -> items.add(event.items().get(0).itemId()));
        }
        return items.stream().map(id -> {
            CatalogItem known = titled.get(id);
            return known != null ? known : item(id, described.getOrDefault(id, List.of()));
        });
    }

    private static CatalogItem item(String id, List<String> ids) {
        if (ids.isEmpty()) {
            return CatalogItem.titled(id, id);
        }
        String title =
                String.join(" ", ids.stream().map(attribute -> "a" + attribute).toList());
        return new CatalogItem(
                id,
                title,
                List.of(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                true,
                false,
                Map.of("attributes", String.join(",", ids)));
    }
}
