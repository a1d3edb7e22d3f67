package dev.freshet.core.model;

/**
 * Which items subjects visit around one another: for each row of the item table other rows with weights, the heaviest first.
 * Immutable.
 */
public final class CoVisitation {

    /** Stands for a place that holds no item. */
    public static final int NOBODY = -1;

    /** Nothing is known. */
    public static final CoVisitation NONE = new CoVisitation(0, new int[0], new float[0]);

    private final int width;
    private final int[] rows;
    private final float[] weights;

    /**
     * @param width places of a row of the item table
     * @param rows of the item table, or {@link #NOBODY}
     * @param weights as many, 0 or more
     */
    CoVisitation(int width, int[] rows, float[] weights) {
        this.width = width;
        this.rows = rows;
        this.weights = weights;
    }

    /** How many items a row has at most. */
    public int width() {
        return width;
    }

    /** A row of the item table that is visited around another, or {@link #NOBODY}. */
    public int row(int of, int place) {
        return rows[of * width + place];
    }

    /** The weight at the same place. */
    public float weight(int of, int place) {
        return weights[of * width + place];
    }
}
