package dev.freshet.streams.topology;

import dev.freshet.core.Hashes;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.visits.DecayedVisits;
import dev.freshet.streams.codec.ActivityCodec;
import dev.freshet.streams.codec.SignalCodec;
import dev.freshet.streams.config.SignalsConfig;
import dev.freshet.streams.topics.InternalNames;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Sums up what happens to an item, and what was visited before it, and publishes that, at most once an interval. */
final class CountItemProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final ActivityCodec activities;
    private final SignalCodec signals;
    private final SignalsConfig config;
    // INVARIANT: holds the keys of all counts in the store that are marked as unpublished, and no others.
    private final Set<Bytes> unpublished = new LinkedHashSet<>();
    // Set by init(), which Kafka Streams calls before everything else.
    private @Nullable KeyValueStore<Bytes, byte[]> counts;

    CountItemProcessor(ActivityCodec activities, SignalCodec signals, SignalsConfig config) {
        this.activities = activities;
        this.signals = signals;
        this.config = config;
    }

    /** Reads the whole store once, to find what a predecessor left unpublished. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(InternalNames.ITEM_POPULARITY);
        counts = store;
        unpublished.clear();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> each = all.next();
                if (ItemCount.ofBytes(each.value).unpublished()) {
                    unpublished.add(each.key);
                }
            }
        }
        context.schedule(config.publishInterval(), PunctuationType.WALL_CLOCK_TIME, this::publish);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        ActivityCodec.Activity activity = activities.read(record.value());
        Bytes key = Bytes.wrap(record.key());
        byte[] stored = counts().get(key);
        ItemCount known = stored == null ? ItemCount.NONE : ItemCount.ofBytes(stored);
        DecayedPopularity popularity =
                known.popularity().add(activity.weightMillionths(), activity.timeMs(), config.halfLife());
        DecayedVisits visits = known.visits()
                .add(activity.before(), Hashes.item(activity.itemId()), activity.timeMs(), config.halfLife());
        counts().put(key, new ItemCount(popularity, visits, true).toBytes());
        unpublished.add(key);
    }

    private void publish(long nowMs) {
        for (Bytes key : unpublished) {
            ItemCount count = ItemCount.ofBytes(counts().get(key));
            String itemId = new String(key.get(), StandardCharsets.UTF_8);
            SignalCodec.Signal signal = new SignalCodec.Signal(itemId, count.popularity(), count.visits());
            context().forward(new Record<>(key.get(), signals.write(signal, nowMs), nowMs));
            counts().put(key, count.published().toBytes());
        }
        unpublished.clear();
    }

    private KeyValueStore<Bytes, byte[]> counts() {
        if (counts == null) {
            throw new IllegalStateException("init() comes first");
        }
        return counts;
    }
}
