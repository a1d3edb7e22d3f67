package dev.freshet.streams.codec;

import dev.freshet.core.event.Subject;
import java.util.List;
import java.util.Optional;

/**
 * A slate as it stands on recommendations.
 *
 * @param recommendationId its id
 * @param subject whom it is for
 * @param trigger the event that it answers
 * @param modelVersion the bundle that ranked it; empty where none did
 * @param fallback why none did, in the schema's word
 * @param items best first
 */
public record SentSlate(
        String recommendationId,
        Subject subject,
        SourcePosition trigger,
        Optional<String> modelVersion,
        Optional<String> fallback,
        List<Item> items) {

    public SentSlate {
        items = List.copyOf(items);
    }

    /**
     * One place of the slate.
     *
     * @param rank from 1
     * @param score comparable within the slate only
     * @param sources what proposed the item, by the schema's words
     * @param reason why it is there, in the schema's word
     */
    public record Item(String itemId, int rank, double score, List<String> sources, String reason) {

        public Item {
            sources = List.copyOf(sources);
        }
    }
}
