package dev.freshet.datasets.file;

import com.google.common.collect.AbstractIterator;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.ReadReport;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A data set whose events are the lines of one file: opens, counts and closes, and leaves the format to others. */
public abstract class FileDataset implements Dataset {

    private final Path file;
    private volatile @Nullable ReadReport last;

    protected FileDataset(Path file) {
        this.file = file;
    }

    protected final Path file() {
        return file;
    }

    /** The events of all lines, each line told to the pass. */
    protected abstract Iterator<UserEvent> events(TextLines lines, Pass pass);

    @Override
    public final Stream<UserEvent> events() {
        TextLines lines = TextLines.open(file);
        Pass pass = new Pass(file.getFileName().toString());
        Iterator<UserEvent> events = events(lines, pass);
        Iterator<UserEvent> counted = new AbstractIterator<>() {
            @Override
            protected @Nullable UserEvent computeNext() {
                if (events.hasNext()) {
                    pass.event();
                    return events.next();
                }
                last = pass.report();
                return endOfData();
            }
        };
        int order = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(counted, order), false)
                .onClose(lines::close);
    }

    @Override
    public final ReadReport report() {
        ReadReport report = last;
        if (report == null) {
            try (Stream<UserEvent> events = events()) {
                events.forEach(event -> {});
            }
            report = last;
        }
        return Objects.requireNonNull(report);
    }
}
