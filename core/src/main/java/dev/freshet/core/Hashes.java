package dev.freshet.core;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * The hashes that rows keep instead of strings. They are on disk: FarmHash Fingerprint64, which is documented never to
 * change.
 */
public final class Hashes {

    private Hashes() {}

    /** 64 bits of an item id; two of a million items collide with probability 3e-8. */
    public static long item(String itemId) {
        return fingerprint(itemId);
    }

    /** 64 bits of an event id, compared within one subject only. */
    public static long event(String eventId) {
        return fingerprint(eventId);
    }

    /** 32 bits of a term as {@link dev.freshet.core.text.Tokenizer} gives it. */
    public static int term(String word) {
        long hash = fingerprint(word);
        return (int) (hash ^ (hash >>> 32));
    }

    private static long fingerprint(String text) {
        return Hashing.farmHashFingerprint64()
                .hashString(text, StandardCharsets.UTF_8)
                .asLong();
    }
}
