package dev.freshet.trainer.data;

/**
 * What is said about one item or one search, as ids of the bundle's vocabularies; 0 is none.
 *
 * @param words ids of known words, at most the vocabulary's {@code maxWords}
 * @param categories ids of known category prefixes, the deepest first
 */
@SuppressWarnings("ArrayRecordComponent")
public record Content(int[] words, int[] categories, int brand, int price) {

    private static final int[] NOTHING = {};

    /** Nothing is known: the content encoder maps it to the zero vector. */
    public static final Content EMPTY = new Content(NOTHING, NOTHING, 0, 0);

    /** The content of a search is its words alone. */
    public static Content ofWords(int[] words) {
        return new Content(words, NOTHING, 0, 0);
    }
}
