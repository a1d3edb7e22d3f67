package dev.freshet.streams.config;

/**
 * One value as somebody wrote it.
 *
 * @param value the text
 * @param origin where it was written, such as {@code freshet.yaml} or {@code --set}
 */
record Setting(String value, String origin) {}
