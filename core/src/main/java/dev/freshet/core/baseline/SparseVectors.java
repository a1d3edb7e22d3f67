package dev.freshet.core.baseline;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/** Vectors with few terms that are not zero, found by their terms. Vectors are numbered from 0 in the order given. */
final class SparseVectors {

    private final List<int[]> terms = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();
    private final List<IntArrayList> vectorsWith = new ArrayList<>();
    private final List<DoubleArrayList> weightsIn = new ArrayList<>();

    int size() {
        return terms.size();
    }

    /** @param distinct numbers of terms, from 0 without large gaps */
    void add(int[] distinct, double[] weightsOfTerms) {
        int vector = terms.size();
        terms.add(distinct);
        weights.add(weightsOfTerms);
        for (int i = 0; i < distinct.length; i++) {
            while (vectorsWith.size() <= distinct[i]) {
                vectorsWith.add(new IntArrayList(2));
                weightsIn.add(new DoubleArrayList(2));
            }
            vectorsWith.get(distinct[i]).add(vector);
            weightsIn.get(distinct[i]).add(weightsOfTerms[i]);
        }
    }

    int terms(int vector) {
        return terms.get(vector).length;
    }

    /** Adds to every other vector's score its product with this one, times a factor; nothing for a number beyond the last. */
    void addProducts(int vector, double factor, double[] scores) {
        if (vector >= terms.size()) {
            return;
        }
        int[] own = terms.get(vector);
        double itself = scores[vector];
        for (int i = 0; i < own.length; i++) {
            int[] others = vectorsWith.get(own[i]).elements();
            double[] theirs = weightsIn.get(own[i]).elements();
            int count = vectorsWith.get(own[i]).size();
            double weight = factor * weights.get(vector)[i];
            for (int j = 0; j < count; j++) {
                scores[others[j]] += weight * theirs[j];
            }
        }
        scores[vector] = itself;
    }
}
