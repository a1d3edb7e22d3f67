package dev.freshet.streams.app;

import dev.freshet.streams.config.StateConfig;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One cache and one budget of write buffers for all stores of an instance. By default each store takes three buffers of 16 MB
 * and a cache of 50 MB, so that memory would grow with the number of partitions held.
 */
final class SharedRocksDb implements AutoCloseable {

    /** The property under which the stores' {@link Setter} finds the instance. */
    static final String PROPERTY = "freshet.shared.rocksdb";

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    SharedRocksDb(StateConfig config) {
        RocksDB.loadLibrary();
        cache = new LRUCache(config.cacheMb() * 1_048_576L);
        writeBuffers = new WriteBufferManager(config.writeBufferMb() * 1_048_576L, cache);
    }

    /** To be called after all stores are closed. */
    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }

    private void apply(Options options) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        // Indexes and filters count within the budget too; pinned at the top level, or every read might load them.
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(writeBuffers);
    }

    /** Made by Kafka Streams, one a store. */
    public static final class Setter implements RocksDBConfigSetter {

        @Override
        public void setConfig(String storeName, Options options, Map<String, Object> configs) {
            if (!(configs.get(PROPERTY) instanceof SharedRocksDb shared)) {
                throw new IllegalStateException("property " + PROPERTY + " holds no shared memory");
            }
            shared.apply(options);
        }

        @Override
        public void close(String storeName, Options options) {
            // Cache and buffers outlive the store: they belong to the instance.
        }
    }
}
