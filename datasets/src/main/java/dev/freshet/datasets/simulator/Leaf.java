package dev.freshet.datasets.simulator;

import java.util.List;

/**
 * A narrowest category.
 *
 * @param index its place in the taxonomy
 * @param path department, category, name
 * @param nouns what its products are called; each noun belongs to one leaf
 * @param materials what they are made of
 * @param medianPrice in GBP
 * @param wording which style words its titles use
 * @param repeatable whether people buy the same product again
 * @param complements names of the leaves whose products go with these
 */
record Leaf(
        int index,
        List<String> path,
        List<String> nouns,
        List<String> materials,
        double medianPrice,
        Wording wording,
        boolean repeatable,
        List<String> complements) {

    String name() {
        return path.get(path.size() - 1);
    }
}
