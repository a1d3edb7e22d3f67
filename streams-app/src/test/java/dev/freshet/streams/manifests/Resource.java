package dev.freshet.streams.manifests;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One resource as maps and lists. */
record Resource(Map<String, Object> tree) {

    String apiVersion() {
        return String.valueOf(tree.get("apiVersion"));
    }

    String kind() {
        return String.valueOf(tree.get("kind"));
    }

    String name() {
        Map<?, ?> metadata = (Map<?, ?>) tree.get("metadata");
        Object name = metadata.containsKey("name") ? metadata.get("name") : metadata.get("generateName");
        return String.valueOf(name);
    }

    /** Kind and name. */
    String id() {
        return kind() + "/" + name();
    }

    /** What lies at a path of keys; a number steps into a list, a name into the list's element of that name. */
    Optional<Object> at(String... path) {
        Object place = tree;
        for (String step : path) {
            place = step(place, step);
            if (place == null) {
                return Optional.empty();
            }
        }
        return Optional.of(place);
    }

    String text(String... path) {
        return at(path).map(String::valueOf)
                .orElseThrow(() -> new AssertionError(id() + " has no " + String.join(".", path)));
    }

    int number(String... path) {
        return Integer.parseInt(text(path));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String... path) {
        return (Map<String, Object>) at(path).orElse(Map.of());
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> list(String... path) {
        return (List<Map<String, Object>>) at(path).orElse(List.of());
    }

    private static Object step(Object place, String step) {
        if (place instanceof Map<?, ?> map) {
            return map.get(step);
        }
        return ((List<?>) place)
                .stream()
                        .filter(each -> step.equals(((Map<?, ?>) each).get("name")))
                        .findFirst()
                        .orElse(null);
    }
}
