package dev.freshet.streams.topology;

import dev.freshet.core.encode.StepCache;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.ActivityCodec;
import dev.freshet.streams.codec.DeadLetterWriter;
import dev.freshet.streams.codec.EventReader;
import dev.freshet.streams.codec.SignalCodec;
import dev.freshet.streams.codec.SlateWriter;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.metrics.StreamMeters;
import dev.freshet.streams.progress.InputProgress;
import dev.freshet.streams.topics.InternalNames;
import dev.freshet.streams.topics.TopicNames;
import dev.freshet.streams.validation.EventValidator;
import dev.freshet.streams.validation.KeyPlacement;
import dev.freshet.streams.world.LiveWorld;
import dev.freshet.streams.world.TableReader;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;

/**
 * The whole stream, from top to bottom. Task ids follow the order of construction and state belongs to them, so the user side
 * comes first and never moves.
 */
public final class FreshetTopology {

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private static final long MIB = 1_048_576;

    private final FreshetConfig config;
    private final TopicNames topics;
    private final ReleasedSchemas schemas;
    private final KeyPlacement placement;
    private final SlateMaker slates;
    private final LiveWorld world;
    private final Counters counters;
    private final StepCache cache;
    private final StreamMeters meters;
    private final InputProgress progress;
    private final RowCache rows;

    /**
     * A factory.
     *
     * @param placement where the keys of user-events belong
     * @param world fed by the global tables and asked for every answer
     * @param cache shared by all tasks of the instance
     * @param progress told how far the tasks of the instance are
     * @param meters told what happens
     */
    public FreshetTopology(
            FreshetConfig config,
            ReleasedSchemas schemas,
            KeyPlacement placement,
            SlateMaker slates,
            LiveWorld world,
            Counters counters,
            StepCache cache,
            InputProgress progress,
            StreamMeters meters) {
        this.config = config;
        this.topics = TopicNames.of(config);
        this.schemas = schemas;
        this.placement = placement;
        this.slates = slates;
        this.world = world;
        this.counters = counters;
        this.cache = cache;
        this.meters = meters;
        this.progress = progress;
        this.rows = new RowCache(config.state().rowCacheMb() * MIB);
    }

    /** @param properties of Kafka Streams, which decide on strict naming */
    public Topology build(Map<String, Object> properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        KStream<byte[], Step> answered = userSide(builder);
        itemSide(builder, answered);
        globalTable(
                builder, topics.catalogItems(), NodeNames.CATALOG_STORE, world.catalog(), Counter.BAD_CATALOG_RECORDS);
        globalTable(builder, topics.itemSignals(), NodeNames.SIGNAL_STORE, world.signals(), Counter.BAD_SIGNAL_RECORDS);
        globalTable(builder, topics.models(), NodeNames.POINTER_STORE, world.pointers(), Counter.BAD_MODEL_RECORDS);
        return builder.build();
    }

    /** Events in; dead letters and slates out; activities handed on. */
    private KStream<byte[], Step> userSide(StreamsBuilder builder) {
        builder.addStateStore(rows());
        builder.addStateStore(pendingAnswers());

        KStream<byte[], Step> judged = builder.stream(
                        topics.userEvents(),
                        Consumed.with(BYTES, BYTES)
                                .withTimestampExtractor(new RecordTime())
                                .withName(NodeNames.USER_EVENTS))
                .process(this::validate, Named.as(NodeNames.VALIDATE));

        judged.filter((key, step) -> step instanceof Step.Letter, Named.as(NodeNames.REJECTED))
                .mapValues(step -> ((Step.Letter) step).value(), Named.as(NodeNames.DEAD_LETTER_BYTES))
                .to(topics.deadLetters(), Produced.with(BYTES, BYTES).withName(NodeNames.DEAD_LETTERS));

        KStream<byte[], Step> answered = judged.filter(
                        (key, step) -> step instanceof Step.Accepted, Named.as(NodeNames.ACCEPTED))
                .process(
                        this::answer,
                        Named.as(NodeNames.ANSWER),
                        InternalNames.USER_STATE,
                        InternalNames.PENDING_ANSWERS);

        answered.filter((key, step) -> step instanceof Step.Answer, Named.as(NodeNames.SLATES))
                .mapValues(step -> ((Step.Answer) step).value(), Named.as(NodeNames.SLATE_BYTES))
                .to(topics.recommendations(), Produced.with(BYTES, BYTES).withName(NodeNames.RECOMMENDATIONS));

        return answered.filter((key, step) -> step instanceof Step.Activity, Named.as(NodeNames.ACTIVITIES));
    }

    /** Activities by item; signals out. */
    private void itemSide(StreamsBuilder builder, KStream<byte[], Step> activities) {
        builder.addStateStore(store(InternalNames.ITEM_POPULARITY));

        activities
                .mapValues(step -> ((Step.Activity) step).value(), Named.as(NodeNames.ACTIVITY_BYTES))
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName(InternalNames.ITEM_ACTIVITY)
                        .withNumberOfPartitions(config.topics().itemPartitions()))
                .process(this::countItem, Named.as(NodeNames.COUNT_ITEM), InternalNames.ITEM_POPULARITY)
                .to(topics.itemSignals(), Produced.with(BYTES, BYTES).withName(NodeNames.ITEM_SIGNALS));
    }

    /** In memory, so that each start reads the topic from its beginning and the table is whole. */
    private void globalTable(StreamsBuilder builder, String topic, String store, TableReader table, Counter bad) {
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store), Serdes.Bytes(), BYTES)
                        .withLoggingDisabled(),
                topic,
                Consumed.with(BYTES, BYTES).withName(store),
                () -> new GlobalTableProcessor(store, table, bad, counters));
    }

    private ValidateProcessor validate() {
        return new ValidateProcessor(
                new EventValidator(new EventReader(schemas, config.input()), placement),
                new DeadLetterWriter(schemas, config.delivery().maxRequestBytes()),
                counters,
                progress);
    }

    private AnswerProcessor answer() {
        return new AnswerProcessor(
                config,
                new Answering(
                        world,
                        slates,
                        cache,
                        new SlateWriter(schemas, config.engine().surface()),
                        config,
                        counters,
                        meters),
                new ItemActivities(new ActivityCodec(schemas), config.signals()),
                counters,
                rows);
    }

    private CountItemProcessor countItem() {
        return new CountItemProcessor(new ActivityCodec(schemas), new SignalCodec(schemas), config.signals());
    }

    /** With the time of each row's last record, for rows in which no event's time may be kept. */
    private static StoreBuilder<TimestampedKeyValueStore<Bytes, byte[]>> rows() {
        return Stores.timestampedKeyValueStoreBuilder(
                        Stores.persistentTimestampedKeyValueStore(InternalNames.USER_STATE), Serdes.Bytes(), BYTES)
                .withCachingDisabled();
    }

    /** In memory: it is empty unless the input lags, and small then. The changelog brings it back. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> pendingAnswers() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(InternalNames.PENDING_ANSWERS), Serdes.Bytes(), BYTES)
                .withCachingDisabled();
    }

    /** Written through at once: a cache would put off changelog writes to the commit and gain nothing at 20 ms. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), BYTES)
                .withCachingDisabled();
    }
}
