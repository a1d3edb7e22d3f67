package dev.freshet.streams.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.datasets.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps a span of the events in a file (JSON), so that another run reads the same ones. */
final class PositionsFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    PositionsFile(Path file) {
        this.file = file;
    }

    /**
     * The span of the file, or where there is no file this one, which the file then holds.
     *
     * @throws DatasetException if the file is of another topic, is no such file, or cannot be written
     */
    TopicSpan kept(String topic, int partitions, Supplier<TopicSpan> asked) {
        Optional<TopicSpan> before = read();
        if (before.isEmpty()) {
            TopicSpan span = asked.get();
            write(span);
            return span;
        }
        TopicSpan span = before.get();
        if (!span.topic().equals(topic) || span.partitions().size() != partitions) {
            throw new DatasetException("positions file " + file + " is of topic " + span.topic() + " with "
                    + span.partitions().size() + " partitions, not of " + topic + " with " + partitions
                    + "; give another file");
        }
        return span;
    }

    private Optional<TopicSpan> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), TopicSpan.class));
        } catch (JsonProcessingException e) {
            throw new DatasetException(
                    "positions file " + file + " is not one that training wrote; give another file, or remove it", e);
        } catch (IOException e) {
            throw new DatasetException("positions file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void write(TopicSpan span) {
        try {
            JSON.writeValue(file.toFile(), span);
        } catch (IOException e) {
            throw new DatasetException("positions file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
