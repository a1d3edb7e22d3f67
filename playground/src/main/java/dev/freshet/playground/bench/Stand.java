package dev.freshet.playground.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.playground.bench.load.FullRows;
import dev.freshet.playground.bench.process.AppMain;
import dev.freshet.playground.bench.process.AppStats;
import dev.freshet.playground.bench.process.ChildJvm;
import dev.freshet.playground.bench.process.Variant;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.codec.CatalogCodec;
import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.codec.PointerCodec;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.InternalNames;
import dev.freshet.streams.topics.TopicAdmin;
import dev.freshet.streams.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** One variant's topics, filled with the past, and its application. Closing kills the application and removes the topics. */
final class Stand implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FreshetConfig config;
    private final List<String> settings;
    private final List<String> jvmFlags;
    private final Variant variant;
    private final Path folder;

    private Stand(FreshetConfig config, List<String> settings, List<String> jvmFlags, Variant variant, Path folder) {
        this.config = config;
        this.settings = settings;
        this.jvmFlags = jvmFlags;
        this.variant = variant;
        this.folder = folder;
    }

    static Stand set(BenchOptions options, Variant variant, String bootstrapServers, Path folder) {
        String name = "bench-" + variant.word();
        List<String> settings = new ArrayList<>(List.of(
                "bootstrap-servers=" + bootstrapServers,
                "application-id=" + name,
                "topic-prefix=" + name + ".",
                "topics.partitions=" + options.partitions(),
                "topics.item-partitions=2",
                "delivery.guarantee=" + options.guaranteeWord(),
                "delivery.threads=" + options.threads(),
                "state.directory=" + folder.resolve(name),
                "model.incremental=" + (variant == Variant.STEP),
                "model.cache-mb=" + options.cacheMb(),
                "model.directory=" + folder.resolve("models"),
                "http.port=0"));
        settings.addAll(options.settings());
        FreshetConfig config = ConfigReader.read(Optional.empty(), Map.of(), settings);
        return new Stand(config, settings, options.jvmFlags(), variant, folder);
    }

    TopicNames topics() {
        return TopicNames.of(config);
    }

    FreshetConfig config() {
        return config;
    }

    String bootstrapServers() {
        return config.bootstrapServers();
    }

    /** Makes the topics and writes what was before: catalog, model, and a row of everybody. */
    void prepare(Shop shop, int people, ReleasedSchemas schemas) {
        try (TopicAdmin admin = TopicAdmin.connect(config)) {
            admin.create();
        }
        stampEventsAtAppend();
        createChangelog();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            CatalogCodec catalog = new CatalogCodec(schemas);
            for (CatalogItem item : shop.catalog()) {
                send(
                        producer,
                        topics().catalogItems(),
                        item.itemId().getBytes(StandardCharsets.UTF_8),
                        catalog.write(item));
            }
            send(producer, topics().models(), PointerCodec.key(), bytes(shop.pointer(), schemas));
            writeRows(producer, shop.rows(), people);
        }
    }

    /** Asks for another model. */
    void publish(ModelPointer pointer, ReleasedSchemas schemas) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            send(producer, topics().models(), PointerCodec.key(), bytes(pointer, schemas));
        }
    }

    /**
     * Starts the application; returns when it has read the rows and is ready.
     *
     * @param cacheMb keys and values that it may hold, for which its heap needs room
     * @param more settings of this instance, over the others
     */
    ChildJvm startApp(int cacheMb, List<String> more) {
        List<String> arguments = new ArrayList<>();
        arguments.add(variant.name());
        arguments.addAll(settings);
        arguments.addAll(more);
        int heapMb = 1024 + 3 * cacheMb;
        List<String> flags = new ArrayList<>(List.of("-Xms" + heapMb + "m", "-Xmx" + heapMb + "m"));
        flags.addAll(jvmFlags);
        ChildJvm app = ChildJvm.start("application", AppMain.class, flags, folder, arguments);
        app.reply();
        return app;
    }

    static AppStats stats(ChildJvm app) {
        try {
            return JSON.readValue(app.ask("stats"), AppStats.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the application's figures cannot be read", e);
        }
    }

    @Override
    public void close() {
        try (Admin admin = Admin.create(config.clientProperties())) {
            String prefix = config.applicationId();
            List<String> ours = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(prefix))
                    .toList();
            admin.deleteTopics(ours).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics of " + config.applicationId() + " cannot be removed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(ModelPointer pointer, ReleasedSchemas schemas) {
        return new PointerCodec(schemas).write(pointer, System.currentTimeMillis());
    }

    private String changelog() {
        return config.applicationId() + "-" + InternalNames.USER_STATE + "-changelog";
    }

    /** So that the acknowledgement of an event says when the broker had it. */
    private void stampEventsAtAppend() {
        ConfigResource events = new ConfigResource(ConfigResource.Type.TOPIC, topics().userEvents());
        AlterConfigOp stamp = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name),
                AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(config.clientProperties())) {
            admin.incrementalAlterConfigs(Map.of(events, List.of(stamp))).all().get();
        } catch (ExecutionException e) {
            throw new OperatorError("the broker refuses to stamp " + topics().userEvents() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorError("interrupted while the topics were made", e);
        }
    }

    /** As Kafka Streams would make it. */
    private void createChangelog() {
        try (Admin admin = Admin.create(config.clientProperties())) {
            NewTopic topic = new NewTopic(changelog(), config.topics().partitions(), (short) 1)
                    .configs(Map.of(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_COMPACT,
                            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                            "CreateTime"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new OperatorError("the broker refuses the topic " + changelog() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorError("interrupted while the topics were made", e);
        }
    }

    /** A row is where its subject's events are. */
    private void writeRows(KafkaProducer<byte[], byte[]> producer, FullRows rows, int people) {
        int partitions = config.topics().partitions();
        for (int person = 0; person < people; person++) {
            int partition = Utils.toPositive(Utils.murmur2(FullRows.eventKey(person))) % partitions;
            rows.eachRecord(person, (key, value) -> {
                var unused = producer.send(
                        new ProducerRecord<>(changelog(), partition, System.currentTimeMillis(), key, value));
            });
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        "10",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        "262144"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, byte[] key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic, key, value));
    }
}
