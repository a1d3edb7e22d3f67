package dev.freshet.streams.codec;

import dev.freshet.core.event.EventType;
import dev.freshet.schemas.ItemActivity;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.time.Instant;

/** Values of the repartition topic by item. Belongs to one thread. */
public final class ActivityCodec {

    /**
     * What an event did for an item's popularity.
     *
     * @param itemId the item
     * @param weightMillionths what it counts
     * @param timeMs when, ms since 1970 UTC
     */
    public record Activity(String itemId, long weightMillionths, long timeMs) {}

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
                activity.getEventTime().toEpochMilli());
    }

    public byte[] write(Activity activity, EventType type) {
        return codec.encode(ItemActivity.newBuilder()
                .setItemId(activity.itemId())
                .setEventType(type.name())
                .setWeight(activity.weightMillionths())
                .setEventTime(Instant.ofEpochMilli(activity.timeMs()))
                .build());
    }
}
