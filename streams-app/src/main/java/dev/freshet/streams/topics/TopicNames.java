package dev.freshet.streams.topics;

import dev.freshet.streams.config.FreshetConfig;

/**
 * What the topics are called in one deployment.
 *
 * @param userEvents what people did; key: bytes of the subject's id
 * @param recommendations the answers; key: bytes of the subject's id
 * @param deadLetters what could not be accepted; key: the source record's
 * @param catalogItems what the shop sells; key: bytes of the item's id
 * @param itemSignals what the stream says about items; key: bytes of the item's id
 * @param models which bundle is served; key: {@code active}
 */
public record TopicNames(
        String userEvents,
        String recommendations,
        String deadLetters,
        String catalogItems,
        String itemSignals,
        String models) {

    public static TopicNames of(FreshetConfig config) {
        String prefix = config.topicPrefix();
        return new TopicNames(
                prefix + "user-events",
                prefix + "recommendations",
                prefix + "dead-letters",
                prefix + "catalog-items",
                prefix + "item-signals",
                prefix + "models");
    }
}
