package dev.freshet.streams.world;

import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.signals.PopularityIndex;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.core.visits.VisitIndex;
import dev.freshet.core.visits.VisitSnapshot;
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
    private final PopularityIndex popularity;
    private final VisitIndex visits;
    private final OffsetSum offsets = new OffsetSum();
    private boolean changed;

    /**
     * What the signals say, as of one moment.
     *
     * @param popularity of every item
     * @param visits around every item
     */
    record Snapshot(PopularitySnapshot popularity, VisitSnapshot visits) {}

    SignalTable(ReleasedSchemas schemas, Duration halfLife) {
        this.codec = new SignalCodec(schemas);
        this.popularity = new PopularityIndex(halfLife);
        this.visits = new VisitIndex(halfLife);
    }

    @Override
    public synchronized Optional<String> take(byte[] key, byte @Nullable [] value, SourcePosition position) {
        String itemId = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            popularity.remove(itemId);
            visits.remove(itemId);
        } else {
            Decoded<Signal> decoded = codec.read(value);
            if (decoded instanceof Decoded.Unreadable<Signal> unreadable) {
                return Optional.of(unreadable.fault() + ": " + unreadable.detail());
            }
            Signal signal = decoded.orElseThrow();
            if (!signal.itemId().equals(itemId)) {
                return Optional.of("the key is not the bytes of the itemId '" + signal.itemId() + "'");
            }
            popularity.update(itemId, signal.popularity());
            visits.update(itemId, signal.before());
        }
        offsets.seen(position.partition(), position.offset());
        changed = true;
        return Optional.empty();
    }

    /**
     * What they say if they changed since the last call, or must be ranked anew.
     *
     * @param catalog whose categories are ranked
     * @param recategorised whether the catalog changed since the last call
     */
    synchronized Optional<Snapshot> snapshot(Catalog catalog, boolean recategorised) {
        if (!changed && !recategorised) {
            return Optional.empty();
        }
        changed = false;
        PopularitySnapshot ranked = popularity.refresh(
                itemId -> catalog.item(itemId).map(CatalogItem::categoryPath).orElse(List.of()), offsets.value());
        return Optional.of(new Snapshot(ranked, visits.refresh()));
    }
}
