package dev.freshet.streams.manifests;

import dev.freshet.streams.manifests.Kustomization.Generator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What kustomize makes of a folder, as far as it is used here: resources, strategic merge patches, generated ConfigMaps and Secrets
 * (without the hash at the end of their names), namespace and images. Whatever is listed has to be there.
 */
final class Rendering {

    private final Map<String, Resource> resources = new LinkedHashMap<>();

    private Rendering() {}

    static Rendering of(Path folder) {
        Kustomization asked = Kustomization.of(
                YamlFiles.documents(folder.resolve("kustomization.yaml")).get(0));
        Rendering rendering = new Rendering();
        for (String each : asked.resources()) {
            Path place = folder.resolve(each);
            if (Files.isDirectory(place)) {
                of(place).resources.values().forEach(rendering::add);
            } else {
                YamlFiles.documents(place).forEach(tree -> rendering.add(new Resource(tree)));
            }
        }
        asked.configMapGenerator().forEach(each -> rendering.generate("ConfigMap", each, folder));
        asked.secretGenerator().forEach(each -> rendering.generate("Secret", each, folder));
        for (Kustomization.Patch patch : asked.patches()) {
            YamlFiles.documents(folder.resolve(patch.path())).forEach(tree -> rendering.patch(new Resource(tree)));
        }
        if (asked.namespace() != null) {
            rendering.resources.values().forEach(each -> moved(each, asked.namespace()));
        }
        asked.images()
                .forEach(image -> rendering.resources.values().forEach(each -> Images.replace(each.tree(), image)));
        return rendering;
    }

    List<Resource> all() {
        return List.copyOf(resources.values());
    }

    List<Resource> all(String kind) {
        return resources.values().stream()
                .filter(each -> each.kind().equals(kind))
                .toList();
    }

    Resource one(String kind, String name) {
        Resource found = resources.get(kind + "/" + name);
        if (found == null) {
            throw new AssertionError(kind + " " + name + " is not among " + resources.keySet());
        }
        return found;
    }

    private void add(Resource resource) {
        if (resources.put(resource.id(), resource) != null) {
            throw new AssertionError(resource.id() + " is there twice");
        }
    }

    private void patch(Resource patch) {
        Resource target = resources.get(patch.id());
        if (target == null) {
            throw new AssertionError("the patch of " + patch.id() + " has no target among " + resources.keySet());
        }
        resources.put(patch.id(), new Resource(StrategicMerge.maps(target.tree(), patch.tree())));
    }

    private void generate(String kind, Generator wanted, Path folder) {
        Map<String, Object> data = new TreeMap<>();
        for (String file : wanted.files()) {
            data.put(Path.of(file).getFileName().toString(), content(folder.resolve(file)));
        }
        for (String literal : wanted.literals()) {
            int equals = literal.indexOf('=');
            data.put(
                    literal.substring(0, equals),
                    Base64.getEncoder()
                            .encodeToString(literal.substring(equals + 1).getBytes(StandardCharsets.UTF_8)));
        }
        Map<String, Object> tree = new LinkedHashMap<>(Map.of(
                "apiVersion",
                "v1",
                "kind",
                kind,
                "metadata",
                new LinkedHashMap<>(Map.of("name", wanted.name())),
                "data",
                data));
        if (kind.equals("Secret")) {
            tree.put("type", "Opaque");
        }
        Resource made = new Resource(tree);
        if (wanted.replaces() != resources.containsKey(made.id())) {
            throw new AssertionError(made.id() + " is generated twice, or replaced and not there");
        }
        resources.put(made.id(), made);
    }

    private static void moved(Resource resource, String namespace) {
        if (resource.kind().equals("Namespace")) {
            if (!resource.name().equals(namespace)) {
                throw new AssertionError("namespace " + resource.name() + " is made, " + namespace + " is used");
            }
            return;
        }
        Map<String, Object> metadata = new LinkedHashMap<>(resource.map("metadata"));
        metadata.put("namespace", namespace);
        resource.tree().put("metadata", metadata);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Container images, wherever they stand. */
    private static final class Images {

        @SuppressWarnings("unchecked")
        static void replace(Map<String, Object> tree, Kustomization.Image image) {
            tree.replaceAll((key, value) -> key.equals("image") ? replaced(String.valueOf(value), image) : value);
            List<Object> children = new ArrayList<>(tree.values());
            for (int i = 0; i < children.size(); i++) {
                if (children.get(i) instanceof Map<?, ?> map) {
                    replace((Map<String, Object>) map, image);
                } else if (children.get(i) instanceof List<?> list) {
                    children.addAll(list);
                }
            }
        }

        private static String replaced(String now, Kustomization.Image image) {
            int tag = now.lastIndexOf(':');
            if (!now.substring(0, tag).equals(image.name())) {
                return now;
            }
            String name = image.newName() == null ? image.name() : image.newName();
            return image.digest() == null ? name + ":" + image.newTag() : name + "@" + image.digest();
        }
    }
}
