package dev.freshet.streams.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.datasets.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps a span of the events in a file (JSON), so that another run reads the same ones. */
final class PositionsFile {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    /** No field may be missing: positions are known or they are not. */
    private static final ObjectReader READER = JSON.readerFor(TopicSpan.class)
            .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
            TopicSpan span = READER.readValue(file.toFile());
            if (span == null) {
                throw notOne(null);
            }
            return Optional.of(span);
        } catch (JsonProcessingException e) {
            throw notOne(e);
        } catch (IOException e) {
            throw new DatasetException("positions file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private DatasetException notOne(@Nullable Throwable cause) {
        String message = "positions file " + file
                + " does not say from where to where a topic was read; give another file, or remove it";
        return cause == null ? new DatasetException(message) : new DatasetException(message, cause);
    }

    private void write(TopicSpan span) {
        try {
            JSON.writeValue(file.toFile(), span);
        } catch (IOException e) {
            throw new DatasetException("positions file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
