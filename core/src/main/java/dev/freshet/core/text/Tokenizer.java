package dev.freshet.core.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The tokenizer {@code words-v1} of the bundle contract, shared by titles, category names and search queries.
 *
 * <p>Compatibility-decompose (NFKD), drop combining marks, lower-case (root locale), split at everything that is neither
 * letter nor digit, drop one-letter words, and cut a plural {@code s} (not {@code ss}, {@code us}, {@code is}) from words of
 * four letters or more. It does not depend on any bundle, so hashed terms in a row outlive a model swap.
 */
public final class Tokenizer {

    /** The name of this tokenizer in a manifest. */
    public static final String NAME = "words-v1";

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private Tokenizer() {}

    /** The words of a text in order, repeats kept. */
    public static List<String> words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        List<String> words = new ArrayList<>();
        for (String word : SEPARATORS.split(plain.toLowerCase(Locale.ROOT), -1)) {
            if (word.codePointCount(0, word.length()) > 1) {
                words.add(singular(word));
            }
        }
        return words;
    }

    private static String singular(String word) {
        boolean plural = word.length() >= 4
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
