package dev.freshet.streams.sizing;

import java.util.List;

/**
 * The arithmetic of one thing.
 *
 * @param title what it is about
 * @param lines in their order
 */
public record Chapter(String title, List<Line> lines) {

    public Chapter {
        lines = List.copyOf(lines);
    }
}
