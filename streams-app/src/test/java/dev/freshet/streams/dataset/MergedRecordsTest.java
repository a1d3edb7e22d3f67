package dev.freshet.streams.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.datasets.DatasetException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class MergedRecordsTest {

    private static final KafkaFaults FAULTS = new KafkaFaults("shop.user-events", "shop:9092");

    private final AtomicLong seconds = new AtomicLong();

    @Test
    void shouldMergePartitionsByTime() {
        // Given
        HeldTopic topic = new HeldTopic("t", 3)
                .put(0, 10, "a")
                .put(2, 30, "c")
                .put(0, 40, "d")
                .put(2, 20, "after c")
                .put(1, 20, "b")
                .put(1, 50, "e");

        // When
        List<String> texts = texts(read(HeldTopic.consumer(topic), topic.span(0)));

        // Then
        assertThat(texts).containsExactly("a", "b", "c", "after c", "d", "e");
    }

    @Test
    void shouldGiveEveryRecordAndKeepTheOrderOfItsPartition() {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            // Given
            int partitions = 1 + random.nextInt(5);
            boolean late = random.nextBoolean();
            HeldTopic topic = new HeldTopic("t", partitions);
            int records = random.nextInt(400);
            for (int i = 0; i < records; i++) {
                topic.put(random.nextInt(partitions), late ? random.nextInt(100) - 1 : i / 3, "r" + i);
            }
            MockConsumer<byte[], byte[]> consumer = HeldTopic.consumer(topic);
            consumer.setMaxPollRecords(1 + random.nextInt(40));

            // When
            List<ConsumerRecord<byte[], byte[]>> merged = all(read(consumer, topic.span(0)));

            // Then
            assertThat(merged).hasSize(records).doesNotHaveDuplicates();
            long[] next = new long[partitions];
            merged.forEach(each -> assertThat(each.offset()).isEqualTo(next[each.partition()]++));
            if (!late) {
                assertThat(merged)
                        .isSortedAccordingTo(
                                Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                                        .thenComparingInt(ConsumerRecord::partition));
            }
        }
    }

    @Test
    void shouldEndWhereTheSpanEnds() {
        // Given
        HeldTopic topic = new HeldTopic("t", 2).put(0, 1, "a").put(1, 2, "b");
        TopicSpan asked = topic.span(0);
        topic.put(0, 1, "too late").put(1, 1, "too late");

        // When / Then
        assertThat(texts(read(HeldTopic.consumer(topic), asked))).containsExactly("a", "b");
    }

    @Test
    void shouldEndWhereOnlyAMarkOfATransactionIsLeft() {
        // Given
        HeldTopic topic = new HeldTopic("t", 1).put(0, 1, "a");
        MockConsumer<byte[], byte[]> consumer = HeldTopic.consumer(topic);
        consumer.schedulePollTask(() -> consumer.seek(topic.partition(0), 2));
        TopicSpan span = new TopicSpan("t", 0, List.of(new TopicSpan.Part(0, 2)));

        // When / Then
        assertThat(texts(read(consumer, span))).containsExactly("a");
    }

    @Test
    void shouldGiveNothingOfAnEmptySpan() {
        assertThat(all(read(
                        new MockConsumer<>("none"),
                        new TopicSpan("t", 0, List.of(new TopicSpan.Part(7, 7), new TopicSpan.Part(0, 0))))))
                .isEmpty();
    }

    @Test
    void shouldNotReadOnWhereEnoughIsAtHand() {
        // Given a partition whose only record comes with the 31st poll, and one that has all its records at hand
        HeldTopic topic = new HeldTopic("t", 2);
        for (int i = 0; i < 5_000; i++) {
            topic.put(0, i, "fast");
        }
        MockConsumer<byte[], byte[]> consumer = HeldTopic.consumer(topic);
        consumer.setMaxPollRecords(100);
        AtomicLong read = new AtomicLong();
        for (int poll = 0; poll < 30; poll++) {
            consumer.schedulePollTask(() -> read.set(consumer.position(topic.partition(0))));
        }
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>("t", 1, 0, new byte[0], new byte[0])));
        TopicSpan span = new TopicSpan("t", 0, List.of(new TopicSpan.Part(0, 5_000), new TopicSpan.Part(0, 1)));

        // When
        MergedRecords records = read(consumer, span);

        // Then
        assertThat(records.hasNext()).isTrue();
        assertThat(read.get()).isBetween((long) MergedRecords.ENOUGH, MergedRecords.ENOUGH + 100L);
        assertThat(all(records)).hasSize(5_001);
    }

    @Test
    void shouldSayThatTheBrokerIsSilent() {
        // Given
        HeldTopic topic = new HeldTopic("t", 1).put(0, 1, "never comes");
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        consumer.updateBeginningOffsets(Map.of(topic.partition(0), 0L));

        // When / Then
        assertThatThrownBy(() -> texts(read(consumer, topic.span(0))))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("nothing came from the broker at shop:9092 for 60 s")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldSayWhatKeepsATopicFromBeingRead() {
        HeldTopic topic = new HeldTopic("shop.user-events", 1).put(0, 1, "a");
        Map<KafkaException, String> faults = Map.of(
                new OffsetOutOfRangeException(Map.of(topic.partition(0), 0L)), "longer retention",
                new TopicAuthorizationException("Not authorized"), "rights Read and Describe",
                new SaslAuthenticationException("Authentication failed"), "kafka.sasl",
                new TimeoutException("timed out"), "check bootstrap-servers",
                new KafkaException("out of luck\nand more"), "cannot be read: out of luck");
        faults.forEach((fault, told) -> {
            MockConsumer<byte[], byte[]> consumer = HeldTopic.consumer(topic);
            consumer.setPollException(fault);
            assertThatThrownBy(() -> texts(read(consumer, topic.span(0))))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("shop")
                    .hasMessageContaining(told)
                    .hasMessageNotContaining("\n");
        });
    }

    @Test
    void shouldCloseItsConsumer() {
        HeldTopic topic = new HeldTopic("t", 1);
        MockConsumer<byte[], byte[]> consumer = HeldTopic.consumer(topic);

        read(consumer, topic.span(0)).close();

        assertThat(consumer.closed()).isTrue();
    }

    private MergedRecords read(MockConsumer<byte[], byte[]> consumer, TopicSpan span) {
        return new MergedRecords(
                consumer,
                span,
                FAULTS,
                Duration.ofSeconds(60),
                () -> seconds.incrementAndGet() * Duration.ofSeconds(1).toNanos());
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(MergedRecords records) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        records.forEachRemaining(all::add);
        return all;
    }

    private static List<String> texts(MergedRecords records) {
        return all(records).stream()
                .map(each -> new String(each.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
