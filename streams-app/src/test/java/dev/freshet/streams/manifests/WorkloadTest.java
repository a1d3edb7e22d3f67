package dev.freshet.streams.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.http.HealthEndpoints;
import dev.freshet.streams.http.HealthEndpoints.Probe;
import dev.freshet.streams.http.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The StatefulSet and what surrounds it, against the code. */
class WorkloadTest {

    private static final Path JOBS = YamlFiles.K8S.resolve("jobs");

    /** What the application needs besides Kafka Streams' own closing: HTTP, the model, the JVM. */
    private static final Duration ROOM_TO_CLOSE = Duration.ofSeconds(15);

    private static final Set<String> TOPIC_SETTINGS = Set.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);

    static List<Deployed> overlays() {
        return Deployed.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldStartWithSettingsThatThereAre(Deployed overlay) {
        FreshetConfig config = overlay.config();

        assertThat(config.http().host()).isEqualTo("0.0.0.0");
        assertThat(AdminClientConfig.configNames()).containsAll(config.kafka().keySet());
        assertThat(config.streams())
                .containsEntry("main.consumer." + ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, Deployed.POD);
        assertThat(config.streams().keySet())
                .allMatch(key -> key.startsWith(StreamsConfig.TOPIC_PREFIX)
                        ? TOPIC_SETTINGS.contains(key.substring(StreamsConfig.TOPIC_PREFIX.length()))
                        : key.startsWith(StreamsConfig.MAIN_CONSUMER_PREFIX)
                                || StreamsConfig.configDef().names().contains(key));
        assertThat(overlay.container().at("args"))
                .contains(List.of("run", "--config", mount(overlay, "config") + "/freshet.yaml"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldTellTheOthersWhereAPodIs(Deployed overlay) {
        String headless = overlay.statefulSet().text("spec", "serviceName");
        FreshetConfig config = overlay.config();

        assertThat(config.query().advertised())
                .contains(Deployed.POD + "." + headless + "." + overlay.namespace() + ".svc:"
                        + config.http().port());
        assertThat(overlay.service(headless).text("spec", "clusterIP")).isEqualTo("None");
        assertThat(overlay.service(headless).text("spec", "publishNotReadyAddresses"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldLeadEveryPortToWhereTheApplicationAnswers(Deployed overlay) {
        int port = overlay.config().http().port();

        assertThat(overlay.container().number("ports", "http", "containerPort")).isEqualTo(port);
        assertThat(overlay.resources().all("Service")).hasSize(2).allSatisfy(service -> {
            assertThat(service.number("spec", "ports", "http", "port")).isEqualTo(port);
            assertThat(service.text("spec", "ports", "http", "targetPort")).isEqualTo("http");
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldProbeWhatTheApplicationAnswers(Deployed overlay) {
        Set<String> paths = new HealthEndpoints(
                        () -> new Probe(true, ""), () -> new Probe(true, ""), () -> "", "text/plain")
                .operations().stream().map(Operation::path).collect(Collectors.toSet());

        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(paths).contains(overlay.container().text(probe, "httpGet", "path"));
            assertThat(overlay.container().text(probe, "httpGet", "port")).isEqualTo("http");
        }
        // A pod that restores its state is alive and not ready: it must not be killed for the time that this takes.
        assertThat(overlay.container().text("livenessProbe", "httpGet", "path")).isEqualTo("/health/live");
        assertThat(overlay.container().text("readinessProbe", "httpGet", "path"))
                .isEqualTo("/health/ready");
        assertThat(Duration.ofSeconds((long) overlay.container().number("startupProbe", "periodSeconds")
                        * overlay.container().number("startupProbe", "failureThreshold")))
                .as("the port answers once the topics are checked")
                .isGreaterThan(overlay.config().topics().timeout().multipliedBy(3));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldNotKillAPodThatStillCloses(Deployed overlay) {
        Duration grace = Duration.ofSeconds(
                overlay.statefulSet().number("spec", "template", "spec", "terminationGracePeriodSeconds"));
        Duration drain = Duration.ofSeconds(overlay.container().number("lifecycle", "preStop", "sleep", "seconds"));

        assertThat(grace)
                .isGreaterThanOrEqualTo(drain.plus(FreshetRuntime.CLOSE_TIMEOUT).plus(ROOM_TO_CLOSE));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldKeepItsStateOnAVolumeOfItsOwn(Deployed overlay) {
        FreshetConfig config = overlay.config();

        assertThat(overlay.statefulSet().list("spec", "volumeClaimTemplates"))
                .extracting(claim -> new Resource(claim).name())
                .containsExactly("data");
        assertThat(config.state().directory().orElseThrow()).startsWith(mount(overlay, "data") + "/");
        assertThat(config.model().directory().orElseThrow()).startsWith(mount(overlay, "data") + "/");
        assertThat(overlay.statefulSet().text("spec", "persistentVolumeClaimRetentionPolicy", "whenScaled"))
                .isEqualTo("Retain");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldMountOnlyVolumesThatThereAre(Deployed overlay) {
        Set<String> volumes = new TreeSet<>(Set.of("data"));
        overlay.statefulSet()
                .list("spec", "template", "spec", "volumes")
                .forEach(volume -> volumes.add(String.valueOf(volume.get("name"))));

        assertThat(overlay.container().list("volumeMounts"))
                .extracting(mount -> mount.get("name"))
                .containsExactlyInAnyOrderElementsOf(volumes);
        assertThat(overlay.resources()
                        .one(
                                "PersistentVolumeClaim",
                                overlay.statefulSet()
                                        .text(
                                                "spec",
                                                "template",
                                                "spec",
                                                "volumes",
                                                "models",
                                                "persistentVolumeClaim",
                                                "claimName"))
                        .name())
                .isEqualTo("freshet-models");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldSelectItsPods(Deployed overlay) {
        Map<String, Object> labels = overlay.statefulSet().map("spec", "template", "metadata", "labels");

        assertThat(labels)
                .isNotEmpty()
                .containsAllEntriesOf(overlay.statefulSet().map("spec", "selector", "matchLabels"));
        overlay.resources()
                .all("Service")
                .forEach(service -> assertThat(labels).containsAllEntriesOf(service.map("spec", "selector")));
        assertThat(labels)
                .containsAllEntriesOf(overlay.resources()
                        .one("PodDisruptionBudget", "freshet")
                        .map("spec", "selector", "matchLabels"))
                .containsAllEntriesOf(
                        overlay.resources().one("NetworkPolicy", "freshet").map("spec", "podSelector", "matchLabels"));
        assertThat(overlay.statefulSet().list("spec", "template", "spec", "topologySpreadConstraints"))
                .isNotEmpty()
                .allSatisfy(spread -> assertThat(labels)
                        .containsAllEntriesOf(new Resource(spread).map("labelSelector", "matchLabels")));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldLetNetworkPolicyPassTheBroker(Deployed overlay) {
        int port = Integer.parseInt(overlay.config().bootstrapServers().split(":", -1)[1]);
        String host = overlay.config().bootstrapServers().split(":", -1)[0];

        assertThat(String.valueOf(overlay.resources()
                        .one("NetworkPolicy", "freshet")
                        .list("spec", "egress")
                        .get(1)))
                .contains("port=" + port)
                .contains("kubernetes.io/metadata.name=" + host.split("\\.", -1)[1]);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldRunAsTheImagesUserAndWriteOnlyToItsVolumes(Deployed overlay) throws Exception {
        String user = Files.readAllLines(YamlFiles.DOCKER.resolve("Dockerfile")).stream()
                .filter(line -> line.startsWith("USER "))
                .map(line -> line.substring("USER ".length()).split(":", -1)[0])
                .findFirst()
                .orElseThrow();

        for (Resource pod : pods(overlay)) {
            assertThat(pod.text("securityContext", "runAsUser")).isEqualTo(user);
            assertThat(pod.text("securityContext", "runAsNonRoot")).isEqualTo("true");
            assertThat(pod.text("securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
            assertThat(pod.text("automountServiceAccountToken")).isEqualTo("false");
            assertThat(pod.text("enableServiceLinks")).isEqualTo("false");
            assertThat(pod.list("containers")).map(Resource::new).allSatisfy(container -> {
                assertThat(container.text("securityContext", "readOnlyRootFilesystem"))
                        .isEqualTo("true");
                assertThat(container.text("securityContext", "allowPrivilegeEscalation"))
                        .isEqualTo("false");
                assertThat(container.at("securityContext", "capabilities", "drop"))
                        .contains(List.of("ALL"));
                assertThat(container.at("resources", "limits", "memory")).isPresent();
                assertThat(container.text("image")).matches("[a-z0-9./-]+(:(?!latest)[A-Za-z0-9._-]+|@sha256:\\w+)");
                assertThat(container.list("volumeMounts"))
                        .as("a folder for the native libraries")
                        .anyMatch(mount -> mount.get("mountPath").equals("/tmp"));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldAskForAllTheMemoryThatItMayUse(Deployed overlay) {
        assertThat(overlay.container().text("resources", "requests", "memory"))
                .as("the heap's pages are touched at the start")
                .isEqualTo(overlay.container().text("resources", "limits", "memory"));
        assertThat(overlay.container().at("resources", "requests", "cpu")).isPresent();
        assertThat(overlay.container().at("resources", "limits", "cpu")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void shouldHaveTokensToListenToOthers(Deployed overlay) {
        assertThat(overlay.container().list("envFrom"))
                .extracting(each -> new Resource(each).text("secretRef", "name"))
                .containsExactly("freshet-tokens");
    }

    @Test
    void shouldStartTheJobsWithSettingsThatThereAre() {
        for (Map.Entry<String, String> each : Map.of("publish-model.yaml", "prod", "publish-model-dev.yaml", "dev")
                .entrySet()) {
            Deployed overlay = Deployed.overlay(each.getValue());
            Resource job = new Resource(
                    YamlFiles.documents(JOBS.resolve(each.getKey())).get(0));
            Resource container = new Resource(
                    job.list("spec", "template", "spec", "containers").get(0));
            FreshetConfig config = ConfigReader.read(Optional.empty(), overlay.environment(container), List.of());

            assertThat(config.bootstrapServers()).isEqualTo(overlay.config().bootstrapServers());
            assertThat(config.kafka()).isEqualTo(overlay.config().kafka());
            assertThat(container.at("args").orElseThrow()).asString().contains(mount(overlay, "models") + "/VERSION");
        }
    }

    private static List<Resource> pods(Deployed overlay) {
        List<Resource> all = new ArrayList<>(overlay.resources().all("Job"));
        all.add(overlay.statefulSet());
        YamlFiles.below(JOBS)
                .forEach(file -> all.add(new Resource(YamlFiles.documents(file).get(0))));
        return all.stream()
                .map(each -> new Resource(
                        each.kind().equals("Pod") ? each.map("spec") : each.map("spec", "template", "spec")))
                .toList();
    }

    private static String mount(Deployed overlay, String volume) {
        return overlay.container().text("volumeMounts", volume, "mountPath");
    }
}
