package dev.freshet.playground.resilience;

import dev.freshet.core.state.StoredRow;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.streams.topics.InternalNames;
import dev.freshet.streams.topology.SubjectKey;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;

/** What a changelog says of each subject. */
final class CommittedRows {

    private CommittedRows() {}

    /** The last committed row of each subject, by its key; of a base that no row stands on nothing is seen. */
    static Map<Bytes, SubjectRow> of(Wire wire, String application) {
        Map<Bytes, byte[]> records = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> change :
                wire.committed(application + "-" + InternalNames.USER_STATE + "-changelog")) {
            records.put(Bytes.wrap(change.key()), change.value());
        }
        Map<Bytes, SubjectRow> rows = new HashMap<>();
        records.forEach((key, value) -> {
            if (Character.isLowerCase(key.get()[0]) && value != null) {
                rows.put(key, StoredRow.read(new PartsOf(key, records)).row());
            }
        });
        return rows;
    }

    private record PartsOf(Bytes subject, Map<Bytes, byte[]> records) implements StoredRow.Records {

        @Override
        public byte[] get(StoredRow.Part part) {
            return records.get(SubjectKey.of(subject, part));
        }

        @Override
        public void put(StoredRow.Part part, byte[] bytes) {
            throw new UnsupportedOperationException("what is committed is not changed");
        }

        @Override
        public void delete(StoredRow.Part part) {
            throw new UnsupportedOperationException("what is committed is not changed");
        }
    }
}
