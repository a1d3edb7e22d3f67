package dev.freshet.streams.topology;

import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.world.TableReader;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a global topic into what every instance knows. A record that cannot be taken is skipped, counted and logged with its
 * position: thrown, it would stop this start and every later one. The store holds the bytes of what was taken.
 */
final class GlobalTableProcessor extends ContextualProcessor<byte @Nullable [], byte @Nullable [], Void, Void> {

    private static final Logger log = LoggerFactory.getLogger(GlobalTableProcessor.class);

    private final String store;
    private final TableReader table;
    private final Counter bad;
    private final Counters counters;

    GlobalTableProcessor(String store, TableReader table, Counter bad, Counters counters) {
        this.store = store;
        this.table = table;
        this.bad = bad;
        this.counters = counters;
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        SourcePosition position = Positions.of(context());
        byte[] key = record.key();
        if (key == null) {
            skip(position, "the key is null");
            return;
        }
        Optional<String> fault = table.take(key, record.value(), position);
        if (fault.isPresent()) {
            skip(position, fault.get());
            return;
        }
        KeyValueStore<Bytes, byte[]> bytes = context().getStateStore(store);
        if (record.value() == null) {
            bytes.delete(Bytes.wrap(key));
        } else {
            bytes.put(Bytes.wrap(key), record.value());
        }
    }

    private void skip(SourcePosition position, String why) {
        counters.add(bad);
        log.warn(
                "skipped {} partition {} offset {}: {}",
                position.topic(),
                position.partition(),
                position.offset(),
                why);
    }
}
