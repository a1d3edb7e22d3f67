package dev.freshet.playground.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One {@code COPY}.
 *
 * @param stage where it copies from; empty for the build's context
 * @param owner {@code uid:gid}; root where it is empty
 */
record Copy(Optional<String> stage, Optional<String> owner, String source, String target) {

    static Copy parse(String rest) {
        Optional<String> stage = Optional.empty();
        Optional<String> owner = Optional.empty();
        List<String> paths = new ArrayList<>();
        for (String word : rest.split(" ", -1)) {
            if (word.startsWith("--from=")) {
                stage = Optional.of(word.substring("--from=".length()));
            } else if (word.startsWith("--chown=")) {
                owner = Optional.of(word.substring("--chown=".length()));
            } else if (word.startsWith("--")) {
                throw new AssertionError("COPY " + rest + ": " + word + " is not known here");
            } else {
                paths.add(word);
            }
        }
        if (paths.size() != 2) {
            throw new AssertionError("COPY " + rest + ": one source and one target are expected");
        }
        return new Copy(stage, owner, paths.get(0), paths.get(1));
    }
}
