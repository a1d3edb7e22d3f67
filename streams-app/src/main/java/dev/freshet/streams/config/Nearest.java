package dev.freshet.streams.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known key that somebody most likely meant: the least edit distance, if it is small for the key's length. */
public final class Nearest {

    private Nearest() {}

    public static Optional<String> to(String key, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(key, candidate) <= Math.max(2, key.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(key, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
