package dev.freshet.streams.world;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.CatalogCodec;
import dev.freshet.streams.codec.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalog as it is read, record by record; {@link #snapshot} hands out what was read so far. */
public final class CatalogTable implements TableReader {

    private final CatalogCodec codec;
    private final Map<String, CatalogItem> items = new LinkedHashMap<>();
    private final OffsetSum offsets = new OffsetSum();
    private boolean changed;

    public CatalogTable(ReleasedSchemas schemas) {
        this.codec = new CatalogCodec(schemas);
    }

    @Override
    public synchronized Optional<String> take(byte[] key, byte @Nullable [] value, SourcePosition position) {
        String itemId = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            items.remove(itemId);
        } else {
            Decoded<CatalogItem> decoded = codec.read(value);
            if (decoded instanceof Decoded.Unreadable<CatalogItem> unreadable) {
                return Optional.of(unreadable.fault() + ": " + unreadable.detail());
            }
            CatalogItem item = decoded.orElseThrow();
            if (!item.itemId().equals(itemId)) {
                return Optional.of("the key is not the bytes of the itemId '" + item.itemId() + "'");
            }
            items.put(itemId, item);
        }
        offsets.seen(position.partition(), position.offset());
        changed = true;
        return Optional.empty();
    }

    /** The catalog if it changed since the last call. */
    public synchronized Optional<Catalog> snapshot() {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(new Catalog(offsets.value(), items.values()));
    }
}
