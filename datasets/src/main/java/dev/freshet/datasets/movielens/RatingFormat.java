package dev.freshet.datasets.movielens;

import com.google.common.base.Splitter;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.file.Line;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the parts of a rating are in a line.
 *
 * @param separator between fields
 * @param header whether the first line is one
 * @param user field of the user id, from 0
 * @param item field of the item id
 * @param rating field of the rating
 * @param time field of the time in seconds since 1970
 */
record RatingFormat(Splitter separator, boolean header, int user, int item, int rating, int time) {

    private static final Splitter TAB = Splitter.on('\t');
    private static final Splitter COLONS = Splitter.on("::");

    static RatingFormat of(Line first, Path file) {
        String text = first.text();
        if (text.contains(":token")) {
            List<String> names = TAB.splitToList(text).stream()
                    .map(name -> name.replaceAll(":.*", ""))
                    .toList();
            RatingFormat format = new RatingFormat(
                    TAB,
                    true,
                    names.indexOf("user_id"),
                    names.indexOf("item_id"),
                    names.indexOf("rating"),
                    names.indexOf("timestamp"));
            if (format.user < 0 || format.item < 0 || format.time < 0) {
                throw new DatasetException(
                        file + ", line 1: the header lacks user_id, item_id or timestamp; it has " + names);
            }
            return format;
        }
        if (text.contains("::")) {
            return new RatingFormat(COLONS, false, 0, 1, 2, 3);
        }
        if (TAB.splitToList(text).size() == 4) {
            return new RatingFormat(TAB, false, 0, 1, 2, 3);
        }
        throw new DatasetException(file
                + ", line 1: neither RecBole's .inter (a header with user_id:token), nor u.data (four fields with tabs),"
                + " nor ratings.dat (four fields with ::); give one of these");
    }
}
