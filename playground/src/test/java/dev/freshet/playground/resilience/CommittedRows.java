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
                rows.put(
                        key,
                        StoredRow.read(part -> records.get(SubjectKey.of(key, part)))
                                .row());
            }
        });
        return rows;
    }
}
