package dev.freshet.streams.codec;

import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.visits.DecayedVisits;
import dev.freshet.schemas.ItemSignal;
import dev.freshet.schemas.VisitedBefore;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Values of item-signals. Belongs to one thread. */
public final class SignalCodec {

    /**
     * What a signal says.
     *
     * @param itemId the item
     * @param popularity how much it has been wanted lately
     * @param before what was visited before it lately
     */
    public record Signal(String itemId, DecayedPopularity popularity, DecayedVisits before) {}

    private final AvroCodec<ItemSignal> codec;

    public SignalCodec(ReleasedSchemas schemas) {
        this.codec = AvroCodec.of(ItemSignal.class, schemas);
    }

    /** Unreadable also where a sum is impossible, such as a negative one, or what was visited before is too much. */
    public Decoded<Signal> read(byte[] value) {
        return DecodedValues.map(
                codec.decode(value),
                signal -> new Signal(
                        signal.getItemId(),
                        new DecayedPopularity(
                                signal.getPopularity(), signal.getAsOf().toEpochMilli()),
                        toCore(signal.getBefore(), signal.getBeforeAsOf())));
    }

    /** A signal as of now, ms since 1970 UTC by this machine's clock. */
    public byte[] write(Signal signal, long nowMs) {
        return codec.encode(ItemSignal.newBuilder()
                .setItemId(signal.itemId())
                .setPopularity(signal.popularity().millionths())
                .setAsOf(Instant.ofEpochMilli(signal.popularity().asOfMs()))
                .setUpdatedAt(Instant.ofEpochMilli(nowMs))
                .setBefore(toAvro(signal.before()))
                .setBeforeAsOf(Instant.ofEpochMilli(signal.before().asOfMs()))
                .build());
    }

    private static DecayedVisits toCore(List<VisitedBefore> before, Instant asOf) {
        return DecayedVisits.of(
                asOf.toEpochMilli(),
                before.stream().mapToLong(VisitedBefore::getItemHash).toArray(),
                before.stream().mapToLong(VisitedBefore::getWeight).toArray());
    }

    private static List<VisitedBefore> toAvro(DecayedVisits before) {
        List<VisitedBefore> visits = new ArrayList<>(before.size());
        for (int i = 0; i < before.size(); i++) {
            visits.add(new VisitedBefore(before.itemHash(i), before.millionths(i)));
        }
        return visits;
    }
}
