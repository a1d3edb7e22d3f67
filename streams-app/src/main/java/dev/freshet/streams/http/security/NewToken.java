package dev.freshet.streams.http.security;

import dev.freshet.streams.config.AccessToken;
import dev.freshet.streams.config.Permission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * A token that was just made.
 *
 * @param secret for its holder; nobody else is to have it, and it cannot be shown again
 * @param token for the configuration
 */
public record NewToken(String secret, AccessToken token) {

    /** Beyond guessing, so that a plain hash of it needs neither salt nor stretching. */
    private static final int BYTES = 32;

    /** Lets those who search for leaked secrets find one. */
    private static final String PREFIX = "freshet_";

    public static NewToken make(String name, Set<Permission> permissions, SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new NewToken(secret, new AccessToken(name, permissions, TokenBook.sha256(secret)));
    }
}
