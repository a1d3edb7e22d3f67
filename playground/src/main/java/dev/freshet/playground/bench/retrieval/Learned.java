package dev.freshet.playground.bench.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The learned parts of trained items, to be lent to items that were never trained. */
final class Learned {

    private final Map<List<String>, List<Part>> byCategory = new HashMap<>();

    private record Part(List<Float> vector, float bias) {}

    void add(List<String> category, float[] vector, float bias) {
        List<Float> values = new ArrayList<>(vector.length);
        for (float value : vector) {
            values.add(value);
        }
        byCategory.computeIfAbsent(category, none -> new ArrayList<>()).add(new Part(values, bias));
    }

    /** Adds a random part of a category to a vector; gives the bias that goes with it, 0 where there is no such part. */
    float addTo(float[] vectors, int at, List<String> category, SplittableRandom random) {
        List<Part> parts = byCategory.getOrDefault(category, List.of());
        if (parts.isEmpty()) {
            return 0;
        }
        Part part = parts.get(random.nextInt(parts.size()));
        for (int k = 0; k < part.vector().size(); k++) {
            vectors[at + k] += part.vector().get(k);
        }
        return part.bias();
    }
}
