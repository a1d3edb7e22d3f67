package dev.freshet.streams.world;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.signals.PopularityIndex;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.SignalCodec;
import dev.freshet.streams.codec.SignalCodec.Signal;
import dev.freshet.streams.codec.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The item signals as they are read, record by record. */
final class SignalTable implements TableReader {

    private final SignalCodec codec;
    private final PopularityIndex index;
    private final OffsetSum offsets = new OffsetSum();
    private boolean changed;

    SignalTable(ReleasedSchemas schemas, Duration halfLife) {
        this.codec = new SignalCodec(schemas);
        this.index = new PopularityIndex(halfLife);
    }

    @Override
    public synchronized Optional<String> take(byte[] key, byte @Nullable [] value, SourcePosition position) {
        String itemId = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            index.remove(itemId);
        } else {
            Decoded<Signal> decoded = codec.read(value);
            if (decoded instanceof Decoded.Unreadable<Signal> unreadable) {
                return Optional.of(unreadable.fault() + ": " + unreadable.detail());
            }
            Signal signal = decoded.orElseThrow();
            if (!signal.itemId().equals(itemId)) {
                return Optional.of("the key is not the bytes of the itemId '" + signal.itemId() + "'");
            }
            index.update(itemId, signal.popularity());
        }
        offsets.seen(position.partition(), position.offset());
        changed = true;
        return Optional.empty();
    }

    /**
     * The ranking if the signals changed since the last call, or must be made anew.
     *
     * @param catalog whose categories are ranked
     * @param recategorised whether the catalog changed since the last call
     */
    synchronized Optional<PopularitySnapshot> snapshot(Catalog catalog, boolean recategorised) {
        if (!changed && !recategorised) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(index.refresh(
                itemId -> catalog.item(itemId).map(CatalogItem::categoryPath).orElse(List.of()), offsets.value()));
    }
}
