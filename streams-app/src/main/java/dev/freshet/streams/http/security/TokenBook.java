package dev.freshet.streams.http.security;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import dev.freshet.streams.config.AccessToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Knows tokens by their hashes. How long a look-up takes tells nothing about any of them. */
final class TokenBook {

    private final List<Entry> entries;

    TokenBook(List<AccessToken> tokens) {
        entries = tokens.stream()
                .map(token -> new Entry(token, HashCode.fromString(token.sha256())))
                .toList();
    }

    private record Entry(AccessToken token, HashCode sha256) {}

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Optional<AccessToken> find(String secret) {
        HashCode wanted = hash(secret);
        Optional<AccessToken> found = Optional.empty();
        // Every entry is compared, whichever fits, and Guava compares hash codes in constant time.
        for (Entry entry : entries) {
            if (entry.sha256.equals(wanted)) {
                found = Optional.of(entry.token);
            }
        }
        return found;
    }

    static String sha256(String secret) {
        return hash(secret).toString();
    }

    private static HashCode hash(String secret) {
        return Hashing.sha256().hashString(secret, StandardCharsets.UTF_8);
    }
}
