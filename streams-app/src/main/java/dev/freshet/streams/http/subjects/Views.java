package dev.freshet.streams.http.subjects;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.freshet.core.candidates.Source;
import dev.freshet.core.engine.Fallback;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.explain.Reason;
import dev.freshet.streams.query.Provenance;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documents that are answered. What is not known is left out. */
final class Views {

    private Views() {}

    /** Written as ISO 8601. */
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonSerialize(using = ToStringSerializer.class)
    private @interface Time {}

    /**
     * A slate made on demand.
     *
     * @param fallback why the model was not used, if so
     * @param servedBy who read the subject's row, and how old it may be
     */
    record Recommendations(
            Subject subject,
            @Nullable String modelVersion,
            long catalogVersion,
            long signalVersion,
            @Nullable Fallback fallback,
            List<RecommendedItem> items,
            Provenance servedBy) {}

    /**
     * One place of a slate.
     *
     * @param rank from 1
     * @param category from the broadest to the narrowest
     * @param sources who proposed it
     * @param reason only where it was asked for
     */
    record RecommendedItem(
            String itemId,
            int rank,
            double score,
            @Nullable String title,
            List<String> category,
            @Nullable Double price,
            @Nullable String currency,
            Set<Source> sources,
            @Nullable WhyRecommended reason) {}

    /**
     * Why an item is on a slate.
     *
     * @param event without which the item would score less by the weight
     */
    record WhyRecommended(Reason.Kind kind, @Nullable PastEvent event, double weight) {}

    /**
     * Something that the subject did; a basket is several, or is named by one of its items.
     *
     * @param itemId absent of a search, and of an item that the catalog no longer holds
     * @param query absent where it is no longer kept
     */
    record PastEvent(
            EventType type,
            @Nullable String itemId,
            @Nullable String title,
            @Nullable String query,
            @Time @Nullable Instant time) {}

    /**
     * What is held of a subject.
     *
     * @param recentEvents newest first
     * @param purchases last bought first
     * @param embedding of a model, where one has encoded the recent events as they are now
     */
    record HeldSubject(
            Subject subject,
            LifeFigures profile,
            List<PastEvent> recentEvents,
            List<Purchase> purchases,
            @Nullable SubjectEmbedding embedding,
            Provenance servedBy) {}

    /**
     * A few figures of a whole life.
     *
     * @param counts accepted events by type
     */
    record LifeFigures(
            @Time @Nullable Instant firstEvent,
            @Time @Nullable Instant lastEvent,
            Map<EventType, Integer> counts) {}

    /**
     * An item that was bought.
     *
     * @param itemId absent where the catalog no longer holds the item
     * @param times in how many purchases, returns taken off
     */
    record Purchase(
            @Nullable String itemId,
            @Nullable String title,
            int times,
            @Time @Nullable Instant lastBought) {}

    /** The trunk's output for the subject's recent events. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record SubjectEmbedding(String modelVersion, float[] values) {}

    /**
     * What the last events do for a slate: a heat map.
     *
     * @param events newest first
     * @param items the slate
     * @param lost for each event, the score that each item loses without it; below 0 where it gains
     */
    record EventInfluence(
            List<PastEvent> events, List<InfluencedItem> items, List<double[]> lost, Provenance servedBy) {}

    /**
     * A column of the heat map.
     *
     * @param rank from 1
     */
    record InfluencedItem(String itemId, @Nullable String title, int rank, double score) {}
}
