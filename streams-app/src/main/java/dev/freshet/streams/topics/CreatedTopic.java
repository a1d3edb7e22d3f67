package dev.freshet.streams.topics;

/**
 * What {@code freshet topics create} did about one topic.
 *
 * @param topic which
 * @param created false where it existed; it is then left as it is
 */
public record CreatedTopic(TopicSpec topic, boolean created) {}
