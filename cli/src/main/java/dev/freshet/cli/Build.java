package dev.freshet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * What was built. The same source gives the same build: nothing here tells of the machine or of the hour.
 *
 * @param version as Maven knows it
 * @param released the time that all files of the build carry, ISO 8601
 * @param commit where the source is; empty where it was built from a tree without a repository
 */
public record Build(String version, String released, Optional<Commit> commit) {

    private static final List<String> RESOURCES = List.of("build.properties", "commit.properties");

    /** What {@code git describe --dirty} puts behind the commit. */
    private static final String CHANGED = "-dirty";

    /**
     * A commit.
     *
     * @param id the first twelve digits of its hash
     * @param time when it was made, ISO 8601, UTC
     * @param changed whether files that the repository knows were changed since
     */
    public record Commit(String id, String time, boolean changed) {}

    /** This one. */
    public static Build current() {
        Properties properties = new Properties();
        for (String resource : RESOURCES) {
            try (InputStream in = Objects.requireNonNull(Build.class.getResourceAsStream(resource), resource)) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return of(properties);
    }

    static Build of(Properties properties) {
        Optional<Commit> commit = known(properties, "commit")
                .map(id -> new Commit(
                        id.replace(CHANGED, ""),
                        known(properties, "committed").orElse("an unknown time"),
                        id.endsWith(CHANGED)));
        return new Build(
                known(properties, "version").orElse("of an unknown version"),
                known(properties, "released").orElse("an unknown time"),
                commit);
    }

    /** What no property was there for is still its placeholder. */
    private static Optional<String> known(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .filter(text -> !text.isBlank() && !text.startsWith("$"));
    }

    /** One line, as {@code freshet --version} prints it. */
    public String line() {
        String source = commit.map(found ->
                        "commit " + found.id() + " of " + found.time() + (found.changed() ? " with changes" : ""))
                .orElse("unknown commit, files of " + released);
        return "freshet " + version + ", " + source;
    }
}
