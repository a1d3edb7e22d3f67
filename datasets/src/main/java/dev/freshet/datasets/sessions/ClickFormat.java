package dev.freshet.datasets.sessions;

import com.google.common.base.Splitter;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.file.Line;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a click are in a line, as the header says.
 *
 * @param session field of the session id, from 0
 * @param item field of the item id
 * @param time field of the time: seconds since 1970 UTC, or ISO-8601
 */
record ClickFormat(Splitter separator, int session, int item, int time) {

    private static final double MOST_SECONDS = 1e11;

    static ClickFormat of(Line header, Path file) {
        Splitter separator =
                Splitter.on(header.text().indexOf('\t') >= 0 ? '\t' : ',').trimResults();
        List<String> names = separator.splitToList(header.text());
        int time = Math.max(names.indexOf("Time"), names.indexOf("Timestamp"));
        ClickFormat format = new ClickFormat(separator, names.indexOf("SessionId"), names.indexOf("ItemId"), time);
        if (format.session < 0 || format.item < 0 || format.time < 0) {
            throw new DatasetException(file + ", line 1: the header must name SessionId, ItemId and Time; it is "
                    + (header.fault().isPresent() ? header.fault().get() : names));
        }
        return format;
    }

    /** The longest field number that a click needs. */
    int lastField() {
        return Math.max(Math.max(session, item), time);
    }

    Optional<Long> timeMs(String text) {
        try {
            if (text.indexOf('T') > 0) {
                return Optional.of(Instant.parse(text).toEpochMilli());
            }
            double seconds = Double.parseDouble(text);
            return seconds >= 0 && seconds < MOST_SECONDS ? Optional.of(Math.round(seconds * 1000)) : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
