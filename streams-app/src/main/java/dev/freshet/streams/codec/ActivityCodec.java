package dev.freshet.streams.codec;

import dev.freshet.core.event.EventType;
import dev.freshet.core.visits.PastVisits;
import dev.freshet.schemas.ItemActivity;
import dev.freshet.schemas.PastVisit;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Values of the repartition topic by item. Belongs to one thread. */
public final class ActivityCodec {

    /**
     * What an event did for an item's signal.
     *
     * @param itemId the item
     * @param weightMillionths what it counts
     * @param timeMs when, ms since 1970 UTC
     * @param before what its subject visited before
     */
    public record Activity(String itemId, long weightMillionths, long timeMs, PastVisits before) {}

    private final AvroCodec<ItemActivity> codec;

    public ActivityCodec(ReleasedSchemas schemas) {
        this.codec = AvroCodec.of(ItemActivity.class, schemas);
    }

    /** @throws IllegalStateException if the bytes are not ours: nobody else writes this topic */
    public Activity read(byte[] value) {
        ItemActivity activity = codec.decode(value).orElseThrow();
        return new Activity(
                activity.getItemId(),
                activity.getWeight(),
                activity.getEventTime().toEpochMilli(),
                toCore(activity.getBefore()));
    }

    public byte[] write(Activity activity, EventType type) {
        return codec.encode(ItemActivity.newBuilder()
                .setItemId(activity.itemId())
                .setEventType(type.name())
                .setWeight(activity.weightMillionths())
                .setEventTime(Instant.ofEpochMilli(activity.timeMs()))
                .setBefore(toAvro(activity.before()))
                .build());
    }

    private static PastVisits toCore(List<PastVisit> before) {
        return PastVisits.of(
                before.stream().mapToLong(PastVisit::getItemHash).toArray(),
                before.stream().mapToLong(PastVisit::getWeight).toArray());
    }

    private static List<PastVisit> toAvro(PastVisits before) {
        List<PastVisit> visits = new ArrayList<>(before.size());
        for (int i = 0; i < before.size(); i++) {
            visits.add(new PastVisit(before.itemHash(i), before.millionths(i)));
        }
        return visits;
    }
}
