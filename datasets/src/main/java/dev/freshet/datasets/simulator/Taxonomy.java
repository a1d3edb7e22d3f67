package dev.freshet.datasets.simulator;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shop's categories, and which of them go together. */
final class Taxonomy {

    private static final Splitter FIELDS = Splitter.on('|');
    private static final Splitter LIST = Splitter.on(',');

    private final List<Leaf> leaves;
    private final int[][] complements;

    private Taxonomy(List<Leaf> leaves) {
        this.leaves = List.copyOf(leaves);
        Map<String, Integer> byName = new LinkedHashMap<>();
        leaves.forEach(leaf -> byName.put(leaf.name(), leaf.index()));
        this.complements = leaves.stream()
                .map(leaf -> leaf.complements().stream()
                        .mapToInt(name -> byName.getOrDefault(name, leaf.index()))
                        .toArray())
                .toArray(int[][]::new);
    }

    static Taxonomy load() {
        List<Leaf> leaves = new ArrayList<>();
        try {
            for (String line :
                    Resources.readLines(Resources.getResource(Taxonomy.class, "shelves.txt"), StandardCharsets.UTF_8)) {
                if (!line.startsWith("#")) {
                    leaves.add(leaf(leaves.size(), FIELDS.splitToList(line)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Taxonomy(leaves);
    }

    private static Leaf leaf(int index, List<String> fields) {
        return new Leaf(
                index,
                List.copyOf(fields.subList(0, 3)),
                LIST.splitToList(fields.get(3)),
                LIST.splitToList(fields.get(4)),
                Double.parseDouble(fields.get(5)),
                Wording.valueOf(fields.get(6).toUpperCase(Locale.ROOT)),
                fields.get(7).equals("yes"),
                LIST.splitToList(fields.get(8)));
    }

    int size() {
        return leaves.size();
    }

    Leaf leaf(int index) {
        return leaves.get(index);
    }

    /** Leaves whose products go with those of a leaf; never empty. */
    int[] complements(int leaf) {
        return complements[leaf];
    }
}
