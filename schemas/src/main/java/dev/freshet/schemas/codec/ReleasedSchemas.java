package dev.freshet.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * Every schema ever released, read from {@code released/} on the class path, where {@code index.txt} lists them. Immutable
 * and safe for use by many threads; load it once and hand it to every codec.
 */
public final class ReleasedSchemas {
    private static final String FOLDER = "/released/";
    private static final Pattern INDEX_LINE = Pattern.compile("(?<name>\\w+)/v(?<version>[1-9]\\d{0,3})");

    private final List<ReleasedSchema> all;
    private final Map<Long, ReleasedSchema> byFingerprint;

    ReleasedSchemas(List<ReleasedSchema> schemas) {
        all = List.copyOf(schemas);
        byFingerprint = new HashMap<>();
        for (ReleasedSchema schema : all) {
            ReleasedSchema other = byFingerprint.putIfAbsent(schema.fingerprint(), schema);
            if (other != null) {
                throw new IllegalArgumentException("released schemas " + other + " and " + schema
                        + " have the same fingerprint; remove the newer");
            }
        }
    }

    /**
     * Reads the released schemas that this jar carries.
     *
     * @throws IllegalStateException if the jar is not whole; the message names the resource
     */
    public static ReleasedSchemas load() {
        List<ReleasedSchema> schemas = new ArrayList<>();
        text(FOLDER + "index.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> schemas.add(listed(line)));
        return new ReleasedSchemas(schemas);
    }

    /** All of them, in the order of the index. */
    public List<ReleasedSchema> all() {
        return all;
    }

    /** The releases of a record by its simple name, oldest first; empty for a name that was never released. */
    public List<ReleasedSchema> of(String recordName) {
        return all.stream()
                .filter(released -> released.schema().getName().equals(recordName))
                .toList();
    }

    /** The release that has a fingerprint. */
    public Optional<ReleasedSchema> find(long fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    private static ReleasedSchema listed(String line) {
        Matcher matcher = INDEX_LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException(
                    "released/index.txt has the line '" + line + "'; a line is Record/vN, such as UserEvent/v1");
        }
        Schema schema = new Schema.Parser().parse(text(FOLDER + line + ".avsc"));
        if (!schema.getName().equals(matcher.group("name"))) {
            throw new IllegalStateException("released/" + line + ".avsc holds a schema of " + schema.getName());
        }
        return ReleasedSchema.of(Integer.parseInt(matcher.group("version")), schema);
    }

    private static String text(String resource) {
        try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is not on the class path; rebuild the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + resource, e);
        }
    }
}
