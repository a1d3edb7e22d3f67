package dev.freshet.core.model;

import dev.freshet.core.event.EventType;
import java.util.Optional;

/**
 * What is known of the moment a slate is for; everything may be unknown.
 *
 * @param surface where in the shop it will be shown
 * @param wantedType what the slate hopes for
 * @param gapBucket {@link GapBuckets} from the last slot to the request
 */
public record RequestContext(Optional<String> surface, Optional<EventType> wantedType, int gapBucket) {

    /** Nothing is known; headline evaluation is done so. */
    public static final RequestContext UNKNOWN =
            new RequestContext(Optional.empty(), Optional.empty(), GapBuckets.UNKNOWN);

    public RequestContext {
        if (gapBucket < 0 || gapBucket >= GapBuckets.COUNT) {
            throw new IllegalArgumentException(
                    "gapBucket is " + gapBucket + "; allowed are 0 to " + (GapBuckets.COUNT - 1));
        }
    }
}
