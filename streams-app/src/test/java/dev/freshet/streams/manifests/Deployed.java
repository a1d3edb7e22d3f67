package dev.freshet.streams.manifests;

import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One overlay as it is rendered, and the configuration with which its pods start.
 *
 * @param folder of the overlay
 */
record Deployed(Path folder, Rendering resources) {

    /** What a pod of this name sees in the place of what Kubernetes fills in. */
    static final String POD = "freshet-0";

    private static final String SECRET = "from-a-secret";

    static List<Deployed> overlays() {
        return List.of(overlay("dev"), overlay("prod"));
    }

    static Deployed overlay(String name) {
        Path folder = YamlFiles.K8S.resolve(Path.of("overlays", name));
        return new Deployed(folder, Rendering.of(folder));
    }

    Resource statefulSet() {
        return resources.one("StatefulSet", "freshet");
    }

    Resource service(String name) {
        return resources.one("Service", name);
    }

    /** A part of the pod. */
    Optional<Object> pod(String... path) {
        return new Resource(statefulSet().map("spec", "template", "spec")).at(path);
    }

    /** The container of the application. */
    Resource container() {
        return new Resource(statefulSet().map("spec", "template", "spec", "containers", "freshet"));
    }

    /** As the application would read it in the pod; a setting that there is not is a fault. */
    FreshetConfig config() {
        return read(new TreeMap<>(environment(container())));
    }

    /** Variables with what the pod puts in their place; of a secret only that there is one. */
    Map<String, String> environment(Resource container) {
        Map<String, String> all = new TreeMap<>();
        for (Map<String, Object> variable : container.list("env")) {
            String value = String.valueOf(variable.getOrDefault("value", SECRET));
            all.put(
                    String.valueOf(variable.get("name")),
                    value.replace("$(POD_NAME)", POD).replace("$(POD_NAMESPACE)", namespace()));
        }
        return all;
    }

    String namespace() {
        return statefulSet().text("metadata", "namespace");
    }

    private FreshetConfig read(Map<String, String> environment) {
        try {
            Path file = Files.createTempFile("settings", ".yaml");
            try {
                Files.writeString(
                        file, resources.one("ConfigMap", "freshet-config").text("data", "freshet.yaml"));
                return ConfigReader.read(Optional.of(file), environment, List.of());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
