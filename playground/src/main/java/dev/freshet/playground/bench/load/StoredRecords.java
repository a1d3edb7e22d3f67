package dev.freshet.playground.bench.load;

import dev.freshet.core.state.StoredRow;
import dev.freshet.streams.topology.SubjectKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The records of one row, as the store would hold them. */
public final class StoredRecords implements StoredRow.Records {

    private final Map<StoredRow.Part, byte[]> parts = new EnumMap<>(StoredRow.Part.class);

    @Override
    public byte @Nullable [] get(StoredRow.Part part) {
        return parts.get(part);
    }

    @Override
    public void put(StoredRow.Part part, byte[] bytes) {
        parts.put(part, bytes);
    }

    @Override
    public void delete(StoredRow.Part part) {
        parts.remove(part);
    }

    /** Under the store's keys of a subject. */
    void each(Bytes subject, BiConsumer<byte[], byte[]> keyAndValue) {
        parts.forEach(
                (part, value) -> keyAndValue.accept(SubjectKey.of(subject, part).get(), value));
    }

    long bytes() {
        return parts.values().stream().mapToLong(value -> value.length).sum();
    }
}
