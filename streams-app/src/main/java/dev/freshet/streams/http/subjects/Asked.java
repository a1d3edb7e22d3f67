package dev.freshet.streams.http.subjects;

import dev.freshet.core.catalog.CategoryPaths;
import dev.freshet.core.engine.ItemFilter;
import dev.freshet.core.event.Subject;
import dev.freshet.streams.http.Problem;
import dev.freshet.streams.http.QueryNumber;
import dev.freshet.streams.progress.PositionToken;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request says, checked.
 *
 * @param context of the request
 */
record Asked(Context context) {

    static final String AFTER = "after";
    static final String COUNT = "count";
    static final String EVENTS = "events";
    static final String SURFACE = "surface";
    static final String CATEGORY = "category";
    static final String EXCLUDE = "exclude";
    static final String EXPLAIN = "explain";

    private static final int MOST_EXCLUDED = 1_000;
    private static final int LONGEST_TEXT = 1_000;

    Subject subject(Subject.Kind kind, int maxIdBytes) {
        String id = context.pathParam("id");
        if (id.isBlank()) {
            throw Problem.badRequest("the subject's id is blank");
        }
        int bytes = id.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxIdBytes) {
            throw Problem.badRequest(
                    "the subject's id has " + bytes + " bytes; input.max-id-bytes allows " + maxIdBytes);
        }
        return new Subject(kind, id);
    }

    /** An offset of the subject's partition. */
    OptionalLong after(int partition) {
        Optional<String> text = text(AFTER);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        PositionToken token;
        try {
            token = PositionToken.parse(text.get());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(AFTER + ": " + e.getMessage());
        }
        if (token.partition() != partition) {
            throw Problem.badRequest(AFTER + ": position " + token.text() + " is of partition " + token.partition()
                    + " and the subject's events are in " + partition
                    + "; give the position of an event of this subject");
        }
        return OptionalLong.of(token.offset());
    }

    int number(String name, int usual, int least, int most) {
        return QueryNumber.of(context, name, usual, least, most);
    }

    boolean flag(String name) {
        String text = text(name).orElse("false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.badRequest(name + ": '" + text + "' is not allowed; give true or false");
        };
    }

    ItemFilter filter() {
        Set<String> excluded = context.queryParams(EXCLUDE).stream()
                .flatMap(ids -> Arrays.stream(ids.split(",", -1)))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        if (excluded.size() > MOST_EXCLUDED) {
            throw Problem.badRequest(
                    EXCLUDE + ": " + excluded.size() + " items are named; at most " + MOST_EXCLUDED + " are allowed");
        }
        List<String> category = text(CATEGORY)
                .map(path -> Arrays.stream(path.split(CategoryPaths.SEPARATOR.strip(), -1))
                        .map(String::strip)
                        .toList())
                .orElse(List.of());
        if (category.contains("")) {
            throw Problem.badRequest(CATEGORY + ": a level is empty; give levels separated by '"
                    + CategoryPaths.SEPARATOR + "', such as Home" + CategoryPaths.SEPARATOR + "Kitchen");
        }
        return new ItemFilter(excluded, category);
    }

    /** What is given and not empty. */
    Optional<String> text(String name) {
        @Nullable String given = context.queryParam(name);
        if (given != null && given.length() > LONGEST_TEXT) {
            throw Problem.badRequest(
                    name + ": " + given.length() + " characters are given; at most " + LONGEST_TEXT + " are allowed");
        }
        return Optional.ofNullable(given).filter(text -> !text.isEmpty());
    }
}
