package dev.freshet.streams.manifests;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A kustomization.yaml, read strictly: the part of kustomize that is used here; any other field is a fault. */
record Kustomization(
        String apiVersion,
        String kind,
        String namespace,
        List<String> resources,
        List<Patch> patches,
        List<Generator> configMapGenerator,
        List<Generator> secretGenerator,
        List<Image> images) {

    Kustomization {
        resources = Objects.requireNonNullElse(resources, List.of());
        patches = Objects.requireNonNullElse(patches, List.of());
        configMapGenerator = Objects.requireNonNullElse(configMapGenerator, List.of());
        secretGenerator = Objects.requireNonNullElse(secretGenerator, List.of());
        images = Objects.requireNonNullElse(images, List.of());
    }

    /** A strategic merge patch. */
    record Patch(String path) {}

    /** A ConfigMap or a Secret. */
    record Generator(String name, String behavior, List<String> files, List<String> literals) {

        Generator {
            files = Objects.requireNonNullElse(files, List.of());
            literals = Objects.requireNonNullElse(literals, List.of());
        }

        boolean replaces() {
            return "replace".equals(behavior);
        }
    }

    record Image(String name, String newName, String newTag, String digest) {}

    static Kustomization of(Map<String, Object> tree) {
        return new ObjectMapper().convertValue(tree, Kustomization.class);
    }
}
