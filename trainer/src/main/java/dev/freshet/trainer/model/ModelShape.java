package dev.freshet.trainer.model;

import dev.freshet.core.state.SubjectRow;
import dev.freshet.trainer.data.ContentVocabulary;
import dev.freshet.trainer.data.Corpus;

/**
 * The sizes of a network.
 *
 * @param dimensions d, of every vector; a multiple of heads
 * @param hidden inner width of the feed-forward blocks
 * @param window how many slots, itself included, a slot attends to in each layer
 * @param ring how many slots the trunk sees through all layers
 * @param items rows of the learned table
 * @param words,categories,brands,prices,surfaces sizes of the vocabularies without their id 0; prices counts buckets
 */
public record ModelShape(
        int dimensions,
        int layers,
        int heads,
        int hidden,
        int window,
        int ring,
        int items,
        int words,
        int categories,
        int brands,
        int prices,
        int surfaces) {

    public static final int EVENT_TYPES = 11;

    private static final int WINDOW = 64;
    private static final int HIDDEN_PER_DIMENSION = 3;

    public ModelShape {
        if (dimensions < 1 || heads < 1 || dimensions % heads != 0) {
            throw new IllegalArgumentException(
                    "dimensions is " + dimensions + "; a multiple of the " + heads + " heads is needed");
        }
        if (ring > layers * (window - 1) + 1) {
            throw new IllegalArgumentException("ring is " + ring + "; " + layers + " layers of window " + window
                    + " see no further than " + (layers * (window - 1) + 1));
        }
    }

    /** The shape that fits a corpus: window 64, and a ring as long as two layers of it and a subject's row allow. */
    public static ModelShape of(Corpus corpus, int dimensions, int layers, int heads) {
        ContentVocabulary vocabulary = corpus.vocabulary();
        return new ModelShape(
                dimensions,
                layers,
                heads,
                HIDDEN_PER_DIMENSION * dimensions,
                WINDOW,
                Math.min(SubjectRow.RING, layers * (WINDOW - 1) + 1),
                corpus.items().size(),
                vocabulary.words().size(),
                vocabulary.categories().size(),
                vocabulary.brands().size(),
                vocabulary.priceEdges().size() + 1,
                corpus.surfaces().size());
    }

    /** Whether a step sees what the full trunk sees: the trunk must reach as far as the ring, no further. */
    public boolean steps() {
        return window > 1 && ring == layers * (window - 1) + 1;
    }

    public int headDimensions() {
        return dimensions / heads;
    }
}
