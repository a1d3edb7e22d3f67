package dev.freshet.core.retrieval;

/** Memory that one search after another uses; every array is at least as long as was asked for, and holds anything. */
final class Scratch {

    private float[] scores = new float[0];
    private float[] means = new float[0];
    private float[] spreads = new float[0];
    private float[] squares = new float[0];
    private final ClusterQueue queue = new ClusterQueue();

    float[] scores(int n) {
        if (scores.length < n) {
            scores = new float[n];
        }
        return scores;
    }

    float[] means(int n) {
        if (means.length < n) {
            means = new float[n];
        }
        return means;
    }

    float[] spreads(int n) {
        if (spreads.length < n) {
            spreads = new float[n];
        }
        return spreads;
    }

    float[] squares(int n) {
        if (squares.length < n) {
            squares = new float[n];
        }
        return squares;
    }

    ClusterQueue queue() {
        return queue;
    }
}
