package dev.freshet.streams.codec;

/**
 * Where a record came from.
 *
 * @param topic its topic
 * @param partition its partition, from 0
 * @param offset its offset, from 0
 */
public record SourcePosition(String topic, int partition, long offset) {}
