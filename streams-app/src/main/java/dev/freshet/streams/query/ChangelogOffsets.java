package dev.freshet.streams.query;

import dev.freshet.streams.topics.InternalNames;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;

/** How far the rows' changelog goes, and how far this instance has copied it. */
final class ChangelogOffsets {

    private static final int PATIENCE_MS = 5_000;

    private final Admin admin;
    private final KafkaStreams streams;
    private final String changelog;
    private final boolean transactional;

    /** @param transactional whether records count once their transaction is committed */
    ChangelogOffsets(Admin admin, KafkaStreams streams, String applicationId, boolean transactional) {
        this.admin = admin;
        this.streams = streams;
        this.changelog = applicationId + "-" + InternalNames.USER_STATE + "-changelog";
        this.transactional = transactional;
    }

    /** The offset after the last record that is committed: a dead instance's open transaction holds no copy up. */
    Map<Integer, Long> ends(Set<Integer> partitions) throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = partitions.stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(changelog, partition), partition -> OffsetSpec.latest()));
        ListOffsetsOptions options =
                new ListOffsetsOptions(transactional ? IsolationLevel.READ_COMMITTED : IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> found =
                admin.listOffsets(wanted, options.timeoutMs(PATIENCE_MS)).all().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        // The last record of a transactional log is the marker of a commit, which is not copied.
        int markers = transactional ? 1 : 0;
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().partition(),
                        entry -> Math.max(0, entry.getValue().offset() - markers)));
    }

    /** The offset of the next record that is to be copied. */
    Map<Integer, Long> positions(Set<Integer> partitions) {
        Map<Integer, LagInfo> lags =
                streams.allLocalStorePartitionLags().getOrDefault(InternalNames.USER_STATE, Map.of());
        return lags.entrySet().stream()
                .filter(lag -> partitions.contains(lag.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, lag -> lag.getValue().currentOffsetPosition()));
    }
}
