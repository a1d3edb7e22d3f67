package dev.freshet.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an application runs with, as its CycloneDX file tells: others' components, each once, by name.
 *
 * @param components in the order of their names
 */
record BillOfMaterials(List<Component> components) {

    private static final String OURS = "dev.freshet";
    private static final Pattern CHOICE = Pattern.compile(" +OR +");

    /**
     * A library.
     *
     * @param name group and artifact, with a colon
     * @param licences SPDX ids where known, else what its pom calls them; whoever uses it may choose one
     */
    record Component(String name, String version, List<String> licences) {}

    static BillOfMaterials read(Path file) throws IOException {
        TreeSet<Component> components =
                new TreeSet<>(Comparator.comparing(Component::name).thenComparing(Component::version));
        for (JsonNode each : new ObjectMapper().readTree(file.toFile()).path("components")) {
            if (!each.path("group").asText().equals(OURS)) {
                components.add(new Component(
                        each.path("group").asText() + ":" + each.path("name").asText(),
                        each.path("version").asText(),
                        licences(each.path("group").asText(), each.path("licenses"))));
            }
        }
        return new BillOfMaterials(List.copyOf(components));
    }

    boolean has(String name) {
        return components.stream().anyMatch(each -> each.name().equals(name));
    }

    private static List<String> licences(String group, JsonNode choices) {
        List<String> licences = new ArrayList<>();
        for (JsonNode choice : choices) {
            JsonNode licence = choice.path("license");
            String word = choice.has("expression")
                    ? choice.get("expression").asText()
                    : licence.has("id")
                            ? licence.get("id").asText()
                            : licence.path("name").asText();
            CHOICE.splitAsStream(word).map(one -> SpdxLicence.of(group, one)).forEach(licences::add);
        }
        return licences.stream().distinct().sorted().toList();
    }
}
