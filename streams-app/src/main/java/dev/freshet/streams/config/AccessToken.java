package dev.freshet.streams.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A token that is accepted. The token itself is not known here: only its holder has it.
 *
 * @param name for people, in configuration and logs
 * @param permissions what it is good for, at least one thing
 * @param sha256 of the token, 64 lower-case hexadecimal digits
 */
public record AccessToken(String name, Set<Permission> permissions, String sha256) {

    private static final Pattern FORM = Pattern.compile("([a-z,]+):([0-9a-f]{64})");
    private static final List<String> WORDS =
            Arrays.stream(Permission.values()).map(AccessToken::word).toList();

    public AccessToken {
        permissions = Set.copyOf(permissions);
    }

    /** As it is configured: {@code read,write:SHA-256}. */
    public String text() {
        return Arrays.stream(Permission.values())
                        .filter(permissions::contains)
                        .map(AccessToken::word)
                        .collect(Collectors.joining(","))
                + ":" + sha256;
    }

    /** Why a text configures no token; empty if it does. */
    static String fault(String text) {
        if (!FORM.matcher(text).matches()) {
            return "give SCOPES:SHA-256 as `freshet token` prints it, not the token itself";
        }
        return words(text).stream().allMatch(WORDS::contains)
                ? ""
                : "scopes are some of " + String.join(",", WORDS) + " before the colon";
    }

    static AccessToken parse(String name, String text) {
        EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
        words(text).forEach(word -> permissions.add(Permission.valueOf(word.toUpperCase(Locale.ROOT))));
        return new AccessToken(name, permissions, text.substring(text.indexOf(':') + 1));
    }

    private static List<String> words(String text) {
        return List.of(text.substring(0, text.indexOf(':')).split(",", -1));
    }

    private static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }
}
