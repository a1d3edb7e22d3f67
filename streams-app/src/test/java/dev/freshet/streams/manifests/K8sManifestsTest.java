package dev.freshet.streams.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class K8sManifestsTest {

    private static final String SETTINGS = "freshet.yaml";
    private static final Pattern HASH = Pattern.compile("^(freshet-(?:config|tokens))-[a-z0-9]{10}$");

    static List<Path> manifests() {
        return YamlFiles.below(YamlFiles.K8S).stream()
                .filter(file -> !file.endsWith(SETTINGS) && !file.endsWith("kustomization.yaml"))
                .filter(file -> !isPatch(file))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void shouldHoldOnlyFieldsThatKubernetesKnows(Path file) {
        assertThat(YamlFiles.documents(file))
                .isNotEmpty()
                .allSatisfy(tree -> assertThatCode(() -> StrictTypes.read(new Resource(tree)))
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod", "strimzi"})
    void shouldRenderResourcesThatKubernetesKnows(String folder) {
        assertThat(Rendering.of(YamlFiles.K8S.resolve(folder)).all())
                .isNotEmpty()
                .allSatisfy(each -> assertThatCode(() -> StrictTypes.read(each)).doesNotThrowAnyException());
    }

    @Test
    void shouldNoticeAFieldThatKubernetesDoesNotKnow() {
        String service = "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {selektor: {app: a}}}";
        String topic = "{apiVersion: kafka.strimzi.io/v1, kind: KafkaTopic, metadata: {name: a}, spec: {partition: 3}}";
        String monitor = "{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: a},"
                + " spec: {endpoints: [{prt: http}]}}";
        String scaled = "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: a}, spec: {min: 3}}";

        for (String wrong : List.of(service, topic, monitor, scaled)) {
            assertThatThrownBy(() -> StrictTypes.read(
                            new Resource(YamlFiles.documents(wrong).get(0))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Unrecognized field");
        }
    }

    @Test
    void shouldListEveryManifestInAKustomization() throws IOException {
        Set<Path> listed = new TreeSet<>();
        for (Path file : YamlFiles.below(YamlFiles.K8S)) {
            if (file.endsWith("kustomization.yaml")) {
                Kustomization each = Kustomization.of(YamlFiles.documents(file).get(0));
                Stream.of(
                                each.resources().stream(),
                                each.patches().stream().map(Kustomization.Patch::path),
                                each.configMapGenerator().stream().flatMap(made -> made.files().stream()))
                        .flatMap(all -> all)
                        .map(name -> file.resolveSibling(name).normalize())
                        .forEach(path -> {
                            assertThat(path).exists();
                            listed.add(path);
                        });
            }
        }

        assertThat(YamlFiles.below(YamlFiles.K8S).stream()
                        .filter(file -> !file.endsWith("kustomization.yaml")
                                && !file.endsWith(KafkaResourcesTest.SAMPLE)
                                && !file.getParent().endsWith("jobs")))
                .isSubsetOf(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod", "strimzi"})
    void shouldRenderWhatKustomizeRenders(String folder) throws Exception {
        assumeTrue(isThere("kubectl"), "kubectl is not on the PATH; the rendering of this test alone was checked");
        Process kubectl = new ProcessBuilder(
                        "kubectl", "kustomize", YamlFiles.K8S.resolve(folder).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String rendered = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).isZero();

        Map<String, Object> theirs = new TreeMap<>();
        YamlFiles.documents(rendered).forEach(tree -> put(theirs, new Resource(tree)));
        Map<String, Object> ours = new TreeMap<>();
        Rendering.of(YamlFiles.K8S.resolve(folder)).all().forEach(each -> put(ours, each));

        assertThat(ours).isEqualTo(theirs);
    }

    private static void put(Map<String, Object> all, Resource resource) {
        if (resource.kind().equals("Secret")) {
            // kustomize breaks long base64 into lines.
            resource.map("data")
                    .replaceAll((key, value) -> String.valueOf(value).replaceAll("\\s", ""));
        }
        Object tree = comparable(resource.tree());
        all.put(HASH.matcher(resource.name()).replaceAll("$1") + " " + resource.kind(), tree);
    }

    /** Without hashes in names; lists of maps in one order, because kustomize puts a patch's elements first. */
    private static Object comparable(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(String.valueOf(key), comparable(each)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(each -> all.add(comparable(each)));
            if (!all.isEmpty() && all.get(0) instanceof Map<?, ?>) {
                all.sort(Comparator.comparing(String::valueOf));
            }
            return all;
        }
        return value instanceof String text ? HASH.matcher(text).replaceAll("$1") : value;
    }

    private static boolean isPatch(Path file) {
        Path kustomization = file.resolveSibling("kustomization.yaml");
        return Files.exists(kustomization)
                && Kustomization.of(YamlFiles.documents(kustomization).get(0)).patches().stream()
                        .anyMatch(patch -> file.endsWith(patch.path()));
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
