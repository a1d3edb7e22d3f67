package dev.freshet.playground.image;

import java.util.regex.Pattern;

/** Whether an image's name says which version it is. */
final class PinnedImage {

    /** A tag with a number in it, or a digest. */
    private static final Pattern PINNED =
            Pattern.compile("[a-z0-9./-]+(:[A-Za-z0-9_.-]*[0-9][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})");

    private PinnedImage() {}

    static boolean is(String image) {
        return PINNED.matcher(image).matches();
    }
}
