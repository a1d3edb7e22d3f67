package dev.freshet.trainer.model;

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

    public int headDimensions() {
        return dimensions / heads;
    }
}
