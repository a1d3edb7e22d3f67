package dev.freshet.datasets.titles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that lie beside a file. */
public final class Neighbours {

    private Neighbours() {}

    /** The first of the names, plain or with {@code .gz}, that exists in the folder of the file. */
    public static Optional<Path> find(Path file, List<String> names) {
        return names.stream()
                .flatMap(name -> List.of(name, name + ".gz").stream())
                .map(file::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The file's name without {@code .gz} and without its last ending. */
    public static String stem(Path file) {
        String name = file.getFileName().toString();
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = plain.lastIndexOf('.');
        return dot <= 0 ? plain : plain.substring(0, dot);
    }
}
