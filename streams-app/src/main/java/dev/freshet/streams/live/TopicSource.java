package dev.freshet.streams.live;

import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.EventReader;
import dev.freshet.streams.codec.SentSlate;
import dev.freshet.streams.codec.SlateReader;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.TopicNames;
import dev.freshet.streams.validation.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads user-events and recommendations from their end, committed records only, all partitions, in no group. */
public final class TopicSource implements HappeningSource {

    private static final Logger log = LoggerFactory.getLogger(TopicSource.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Enough for a second of a busy shop; a larger fetch only makes the listeners' queues overflow at once. */
    private static final int FETCH_BYTES = 1_048_576;

    private final FreshetConfig config;
    private final TopicNames topics;
    private final ReleasedSchemas schemas;
    private final Clock clock;

    public TopicSource(FreshetConfig config, ReleasedSchemas schemas, Clock clock) {
        this.config = config;
        this.topics = TopicNames.of(config);
        this.schemas = schemas;
        this.clock = clock;
    }

    @Override
    public Reading tell(Hearer hearer) {
        TopicReading reading = new TopicReading(hearer);
        Thread thread = new Thread(reading, "freshet-live");
        thread.setDaemon(true);
        thread.start();
        return reading;
    }

    private final class TopicReading implements Reading, Runnable {

        private final Hearer hearer;
        private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerProperties());
        private final EventReader events = new EventReader(schemas, config.input());
        private final SlateReader slates = new SlateReader(schemas);

        TopicReading(Hearer hearer) {
            this.hearer = hearer;
        }

        @Override
        public void run() {
            try (consumer) {
                List<TopicPartition> partitions = List.of(topics.userEvents(), topics.recommendations()).stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                while (true) {
                    consumer.poll(POLL).forEach(each -> happening(each).ifPresent(hearer::hear));
                }
            } catch (WakeupException e) {
                log.debug("nobody listens any more");
            } catch (RuntimeException e) {
                log.warn("the live feed cannot be read: {}", e.toString());
                hearer.lost();
            }
        }

        @Override
        public void stop() {
            consumer.wakeup();
        }

        private Optional<Happening> happening(ConsumerRecord<byte[], byte[]> taken) {
            byte[] value = taken.value();
            if (value == null) {
                return Optional.empty();
            }
            if (taken.topic().equals(topics.userEvents())) {
                return events.read(value, clock.millis()) instanceof Verdict.Accepted accepted
                        ? Optional.of(new Happening.Acted(
                                new SourcePosition(taken.topic(), taken.partition(), taken.offset()),
                                accepted.event(),
                                taken.timestamp()))
                        : Optional.empty();
            }
            return slates.read(value) instanceof Decoded.Value<SentSlate> slate
                    ? Optional.of(new Happening.Answered(slate.value(), taken.timestamp()))
                    : Optional.empty();
        }
    }

    private Map<String, Object> consumerProperties() {
        Map<String, Object> properties = new HashMap<>(config.clientProperties());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, config.applicationId() + "-live");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }
}
