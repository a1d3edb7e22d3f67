package dev.freshet.streams.config;

import java.util.List;
import java.util.Locale;

/** What must not be repeated in a message, because messages end up in logs. */
final class Secrets {

    static final String HIDDEN = "(hidden)";

    private static final List<String> WORDS = List.of("pass", "secret", "token", "jaas", "credential", "keystore.key");

    private Secrets() {}

    /** The value, unless the key sounds like that of a secret. */
    static String shown(String key, String value) {
        String lower = key.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains) ? HIDDEN : value;
    }
}
