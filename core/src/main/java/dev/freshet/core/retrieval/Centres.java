package dev.freshet.core.retrieval;

/**
 * Points to which a vector may be nearest. The nearest has the largest vector . centre - |centre|^2 / 2, which is a panel's
 * score. Belongs to one thread.
 */
final class Centres {

    private final float[][] columns;
    private final float[] halfSquares;
    private final Panel panel;
    private final float[] scores;
    private final float[] vector;

    Centres(int dimensions, int count) {
        this.columns = new float[dimensions][count];
        this.halfSquares = new float[count];
        this.panel = new Panel(columns, halfSquares);
        this.scores = new float[count];
        this.vector = new float[dimensions];
    }

    int count() {
        return scores.length;
    }

    void place(int centre, float[] at) {
        double squares = 0;
        for (int k = 0; k < columns.length; k++) {
            columns[k][centre] = at[k];
            squares += (double) at[k] * at[k];
        }
        halfSquares[centre] = (float) (-squares / 2);
    }

    /** The first of the nearest centres to the vector that starts at a place of an array. */
    int nearest(float[] vectors, int at) {
        System.arraycopy(vectors, at, vector, 0, vector.length);
        panel.score(vector, scores);
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            if (scores[c] > scores[best]) {
                best = c;
            }
        }
        return best;
    }
}
