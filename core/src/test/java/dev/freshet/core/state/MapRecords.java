package dev.freshet.core.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One subject's records in a map, which remembers the order of writes. */
final class MapRecords implements StoredRow.Records {

    /** One write; without bytes a removal. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Write(StoredRow.Part part, byte @Nullable [] bytes) {}

    private final Map<StoredRow.Part, byte[]> bytes = new EnumMap<>(StoredRow.Part.class);
    private final List<Write> writes = new ArrayList<>();

    @Override
    public byte @Nullable [] get(StoredRow.Part part) {
        return bytes.get(part);
    }

    @Override
    public void put(StoredRow.Part part, byte[] value) {
        apply(new Write(part, value));
    }

    @Override
    public void delete(StoredRow.Part part) {
        apply(new Write(part, null));
    }

    void apply(Write write) {
        writes.add(write);
        if (write.bytes() == null) {
            bytes.remove(write.part());
        } else {
            bytes.put(write.part(), write.bytes());
        }
    }

    /** The writes since the last call. */
    List<Write> drain() {
        List<Write> drained = List.copyOf(writes);
        writes.clear();
        return drained;
    }

    int size() {
        return bytes.size();
    }

    MapRecords copy() {
        MapRecords copy = new MapRecords();
        copy.bytes.putAll(bytes);
        return copy;
    }
}
