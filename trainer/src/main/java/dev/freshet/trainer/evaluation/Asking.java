package dev.freshet.trainer.evaluation;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.model.GapBuckets;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a model is asked about a case. What one way gains over another is what it tells the model more. */
public enum Asking {
    /** As the stream does: all of the ring, nothing of the request. */
    AS_STREAMED,
    /** As if the subject had never searched. */
    WITHOUT_SEARCHES,
    /** Searches are in the ring, and nobody knows for what. */
    WITHOUT_SEARCH_WORDS,
    /** Searches are in the ring, with words of other people's. */
    WITH_OTHERS_WORDS,
    /** It is known where in the shop the foretold event happens. */
    WITH_SURFACE,
    /** It is known which type the foretold event has. */
    WITH_TYPE,
    /** It is known when the foretold event happens. */
    WITH_GAP,
    /** All of this is known. */
    WITH_CONTEXT;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The ways of a list of labels with commas. @throws EvaluationException if one is unknown */
    public static List<Asking> of(String labels) {
        return Stream.of(labels.split(",", -1))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .map(Asking::one)
                .distinct()
                .toList();
    }

    private static Asking one(String label) {
        return Stream.of(values())
                .filter(each -> each != AS_STREAMED && each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new EvaluationException("--also is '" + label + "'; allowed are "
                        + Stream.of(values()).skip(1).map(Asking::label).collect(Collectors.joining(", "))));
    }

    /** What the model is shown of a case's ring. */
    Ring ring(Ring ring, OthersWords others) {
        return switch (this) {
            case WITHOUT_SEARCHES ->
                Ring.copyOf(ring.stream()
                        .filter(slot -> !(slot instanceof Slot.SearchSlot))
                        .toList());
            case WITHOUT_SEARCH_WORDS ->
                Ring.copyOf(ring.stream().map(Asking::withoutWords).toList());
            case WITH_OTHERS_WORDS -> others.given(ring);
            case AS_STREAMED, WITH_SURFACE, WITH_TYPE, WITH_GAP, WITH_CONTEXT -> ring;
        };
    }

    private static Slot withoutWords(Slot slot) {
        return slot instanceof Slot.SearchSlot search
                ? new Slot.SearchSlot(ImmutableIntArray.of(), search.timeMs(), search.eventHash())
                : slot;
    }

    /** What the model is told of the request, of all that could be known of it. */
    RequestContext context(RequestContext all) {
        return switch (this) {
            case AS_STREAMED, WITHOUT_SEARCHES, WITHOUT_SEARCH_WORDS, WITH_OTHERS_WORDS -> RequestContext.UNKNOWN;
            case WITH_SURFACE -> new RequestContext(all.surface(), Optional.empty(), GapBuckets.UNKNOWN);
            case WITH_TYPE -> new RequestContext(Optional.empty(), all.wantedType(), GapBuckets.UNKNOWN);
            case WITH_GAP -> new RequestContext(Optional.empty(), Optional.empty(), all.gapBucket());
            case WITH_CONTEXT -> all;
        };
    }
}
