package dev.freshet.streams.codec;

import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.schemas.ItemSignal;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.time.Instant;

/** Values of item-signals. Belongs to one thread. */
public final class SignalCodec {

    /**
     * What a signal says.
     *
     * @param itemId the item
     * @param popularity how much it has been wanted lately
     */
    public record Signal(String itemId, DecayedPopularity popularity) {}

    private final AvroCodec<ItemSignal> codec;

    public SignalCodec(ReleasedSchemas schemas) {
        this.codec = AvroCodec.of(ItemSignal.class, schemas);
    }

    public Decoded<Signal> read(byte[] value) {
        return DecodedValues.map(
                codec.decode(value),
                signal -> new Signal(
                        signal.getItemId(),
                        new DecayedPopularity(
                                signal.getPopularity(), signal.getAsOf().toEpochMilli())));
    }

    /** A signal as of now, ms since 1970 UTC by this machine's clock. */
    public byte[] write(Signal signal, long nowMs) {
        return codec.encode(ItemSignal.newBuilder()
                .setItemId(signal.itemId())
                .setPopularity(signal.popularity().millionths())
                .setAsOf(Instant.ofEpochMilli(signal.popularity().asOfMs()))
                .setUpdatedAt(Instant.ofEpochMilli(nowMs))
                .build());
    }
}
