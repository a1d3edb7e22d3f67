package dev.freshet.playground.bench.measure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.GroupState;

/** What the broker says of a group's members and of their transactions. */
public final class GroupWatch implements AutoCloseable {

    private static final Set<TransactionState> OPEN =
            Set.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);

    private final Admin admin;
    private final String group;

    public GroupWatch(Map<String, Object> clientProperties, String group) {
        this.admin = Admin.create(clientProperties);
        this.group = group;
    }

    /** Ids of the members. */
    public Set<String> members() throws InterruptedException {
        return describe().members().stream().map(MemberDescription::consumerId).collect(Collectors.toSet());
    }

    /** How many partitions of a topic some members have. */
    public long partitionsOf(Set<String> members, String topic) throws InterruptedException {
        return describe().members().stream()
                .filter(member -> members.contains(member.consumerId()))
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .filter(partition -> partition.topic().equals(topic))
                .count();
    }

    /** Whether no member is one of the given, and the others have all their partitions. */
    public boolean settledWithout(Set<String> gone) throws InterruptedException {
        var described = describe();
        return described.groupState() == GroupState.STABLE
                && !described.members().isEmpty()
                && described.members().stream().noneMatch(member -> gone.contains(member.consumerId()));
    }

    /** Ids of its transactional producers, dead ones included. */
    public Set<Long> producers() throws InterruptedException {
        return transactions().map(TransactionListing::producerId).collect(Collectors.toSet());
    }

    /** Whether one of the producers has a transaction that is not over. */
    public boolean anyOpen(Set<Long> producers) throws InterruptedException {
        return transactions()
                .filter(transaction -> producers.contains(transaction.producerId()))
                .anyMatch(transaction -> OPEN.contains(transaction.state()));
    }

    @Override
    public void close() {
        admin.close();
    }

    private Stream<TransactionListing> transactions() throws InterruptedException {
        try {
            return admin.listTransactions().all().get().stream()
                    .filter(transaction -> transaction.transactionalId().startsWith(group));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the transactions cannot be listed", e);
        }
    }

    private ConsumerGroupDescription describe() throws InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .values()
                    .iterator()
                    .next()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("group " + group + " cannot be described", e);
        }
    }
}
