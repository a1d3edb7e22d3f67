package dev.freshet.streams.manifests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A strategic merge patch, applied: maps are merged, lists of what has a merge key by that key, all other lists replaced. */
final class StrategicMerge {

    /** Lists by the key that tells their elements apart. */
    private static final Map<String, String> KEYS = Map.of(
            "containers", "name",
            "env", "name",
            "volumes", "name",
            "volumeMounts", "mountPath",
            "topologySpreadConstraints", "topologyKey");

    private StrategicMerge() {}

    static Map<String, Object> maps(Map<String, Object> target, Map<String, Object> patch) {
        Map<String, Object> merged = new LinkedHashMap<>(target);
        patch.forEach((key, value) -> merged.merge(key, value, (old, wanted) -> values(key, old, wanted)));
        return merged;
    }

    @SuppressWarnings("unchecked")
    private static Object values(String key, Object old, Object wanted) {
        if (old instanceof Map<?, ?> map && wanted instanceof Map<?, ?> patch) {
            return maps((Map<String, Object>) map, (Map<String, Object>) patch);
        }
        if (old instanceof List<?> list && wanted instanceof List<?> patch && KEYS.containsKey(key)) {
            return lists((List<Map<String, Object>>) list, (List<Map<String, Object>>) patch, KEYS.get(key));
        }
        return wanted;
    }

    private static List<Map<String, Object>> lists(
            List<Map<String, Object>> list, List<Map<String, Object>> patch, String key) {
        List<Map<String, Object>> merged = new ArrayList<>(list);
        for (Map<String, Object> wanted : patch) {
            int found = -1;
            for (int i = 0; i < merged.size(); i++) {
                found = merged.get(i).get(key).equals(wanted.get(key)) ? i : found;
            }
            if (found < 0) {
                merged.add(wanted);
            } else {
                merged.set(found, maps(merged.get(found), wanted));
            }
        }
        return merged;
    }
}
