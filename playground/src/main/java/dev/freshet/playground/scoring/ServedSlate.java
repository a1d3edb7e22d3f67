package dev.freshet.playground.scoring;

import dev.freshet.core.event.Subject;
import dev.freshet.schemas.RecommendationSlate;
import java.util.List;
import java.util.Optional;

/**
 * A slate as it came out of the topic.
 *
 * @param subject whom it is for
 * @param eventId the event that it answers
 * @param items best first
 * @param modelVersion the bundle that ranked it, if one did
 * @param fallback why none did
 */
public record ServedSlate(
        Subject subject, String eventId, List<Item> items, Optional<String> modelVersion, Optional<String> fallback) {

    /**
     * @param itemId the item
     * @param reason why, in the schema's words
     * @param evidenceType type of the past event that the reason rests on
     * @param evidenceItemId its item
     * @param evidenceQuery its query
     */
    public record Item(
            String itemId,
            String reason,
            Optional<String> evidenceType,
            Optional<String> evidenceItemId,
            Optional<String> evidenceQuery) {}

    public ServedSlate {
        items = List.copyOf(items);
    }

    public static ServedSlate of(RecommendationSlate slate) {
        Subject subject = slate.getUserId()
                .map(Subject::user)
                .orElseGet(() -> Subject.anonymous(slate.getAnonymousId()
                        .orElseThrow(() -> new IllegalArgumentException("a slate names no subject"))));
        List<Item> items = slate.getItems().stream()
                .map(item -> new Item(
                        item.getItemId(),
                        item.getReason().getKind(),
                        item.getReason().getEvidenceEventType(),
                        item.getReason().getEvidenceItemId(),
                        item.getReason().getEvidenceQuery()))
                .toList();
        return new ServedSlate(
                subject, slate.getTrigger().getEventId(), items, slate.getModelVersion(), slate.getFallback());
    }

    /** The first items' ids. */
    public List<String> top(int size) {
        return items.stream().limit(size).map(Item::itemId).toList();
    }
}
