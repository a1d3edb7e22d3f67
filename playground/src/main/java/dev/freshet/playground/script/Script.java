package dev.freshet.playground.script;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import java.util.List;
import java.util.stream.Stream;

/** A shop's story: what it sells, what happened before, and what happens now. */
public interface Script {

    /**
     * Between the last event of the history and the first step lies at least this, so that an age limit can tell them
     * apart.
     */
    long HISTORY_GAP_MS = 2 * 3_600_000L;

    /** What the shop is called on the screen. */
    String name();

    /** What is on sale at the start. */
    List<CatalogItem> catalog();

    /** Earlier events, oldest first: they make state but are not answered. Close the stream. */
    Stream<UserEvent> history();

    /** What happens, in order; may be endless. Close the stream. */
    Stream<Step> steps();

    /** The time of the first step, in ms since 1970 UTC. */
    long startMs();
}
