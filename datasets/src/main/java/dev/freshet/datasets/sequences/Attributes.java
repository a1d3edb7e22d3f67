package dev.freshet.datasets.sequences;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.freshet.datasets.DatasetException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads {@code {"item": [attribute, ...], ...}}, plain or gzip. */
final class Attributes {

    private Attributes() {}

    static Map<String, List<String>> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("there is no attribute file " + file + "; check the path");
        }
        Map<String, List<String>> attributes = new HashMap<>();
        try (InputStream in = open(file);
                JsonParser json = new JsonFactory().createParser(in)) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT, file);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String item = json.currentName();
                expect(json, json.nextToken(), JsonToken.START_ARRAY, file);
                List<String> ids = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    ids.add(json.getValueAsString(""));
                }
                attributes.put(item, List.copyOf(ids));
            }
        } catch (IOException e) {
            throw new DatasetException(
                    file + ": not the JSON of item attributes (" + firstLine(e)
                            + "); it must be {\"item\": [1, 2], ...}",
                    e);
        }
        return attributes;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in) : in;
    }

    private static void expect(JsonParser json, JsonToken found, JsonToken expected, Path file) {
        if (found != expected) {
            throw new DatasetException(file + ", line " + json.currentLocation().getLineNr() + ": found " + found
                    + "; the file must be {\"item\": [1, 2], ...}");
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("damaged");
    }
}
