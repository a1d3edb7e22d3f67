package dev.freshet.core.engine;

import dev.freshet.core.event.Consent;
import dev.freshet.core.model.RequestContext;

/**
 * What is asked for.
 *
 * @param context what the model is told of the moment
 * @param timeMs the moment, ms since 1970 UTC or unknown
 * @param count items on the slate, at least 1
 * @param consent with {@link Consent#NONE} the history is not looked at
 * @param filter what is left out on top of the policy
 * @param reasons whether past events are tested as reasons; without, the embedding that the row holds is used where it can be
 */
public record SlateRequest(
        RequestContext context, long timeMs, int count, Consent consent, ItemFilter filter, boolean reasons) {

    public SlateRequest {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + "; at least 1 is allowed");
        }
    }

    /** A request for anything, with reasons. */
    public SlateRequest(RequestContext context, long timeMs, int count, Consent consent) {
        this(context, timeMs, count, consent, ItemFilter.NONE, true);
    }

    /** A request of which only the time and the length are known. */
    public static SlateRequest of(long timeMs, int count) {
        return new SlateRequest(RequestContext.UNKNOWN, timeMs, count, Consent.UNSPECIFIED);
    }

    /** The same with another filter. */
    public SlateRequest only(ItemFilter wanted) {
        return new SlateRequest(context, timeMs, count, consent, wanted, reasons);
    }

    /** The same without reasons. */
    public SlateRequest withoutReasons() {
        return new SlateRequest(context, timeMs, count, consent, filter, false);
    }
}
