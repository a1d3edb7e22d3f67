package dev.freshet.datasets.simulator;

/** Weights of the moves that are possible; at least one. */
final class Odds {

    private final Move[] moves = new Move[Move.COUNT];
    private final double[] weights = new double[Move.COUNT];
    private int size;
    private double sum;

    Odds with(Move move, double weight) {
        if (weight > 0) {
            moves[size] = move;
            weights[size++] = weight;
            sum += weight;
        }
        return this;
    }

    Odds with(Move move, boolean possible, double weight) {
        return possible ? with(move, weight) : this;
    }

    int size() {
        return size;
    }

    Move move(int index) {
        return moves[index];
    }

    double weight(int index) {
        return weights[index];
    }

    double sum() {
        return sum;
    }

    Move draw(Dice dice) {
        return moves[dice.weighted(weights, size, sum)];
    }
}
