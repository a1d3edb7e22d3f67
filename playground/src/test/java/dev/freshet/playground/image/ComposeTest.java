package dev.freshet.playground.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import dev.freshet.playground.image.ComposeFile.Service;
import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.config.AccessToken;
import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;

class ComposeTest {

    private final ComposeFile file = ComposeFile.read();
    private final Dockerfile images = Dockerfile.read();

    @Test
    void shouldShowItAll() {
        assertThat(file.services())
                .containsOnlyKeys("kafka", "topics", "model", "freshet", "simulator", "prometheus", "grafana");
    }

    @Test
    void shouldPinEveryImageThatItDoesNotBuild() {
        file.services().values().forEach(service -> {
            if (service.build() == null && builders(service.image()) == 1) {
                assertThat(service.pullPolicy()).as("no registry has it").isEqualTo("never");
            } else if (service.build() == null) {
                assertThat(service.image()).matches(PinnedImage::is);
            } else {
                assertThat(builders(service.image())).isEqualTo(1);
                assertThat(service.image()).endsWith(":local");
                assertThat(ComposeFile.FOLDER.resolve(service.build().context()).normalize())
                        .isEqualTo(Dockerfile.REPOSITORY);
                assertThat(Dockerfile.REPOSITORY.resolve(service.build().dockerfile()))
                        .isEqualTo(Dockerfile.PATH);
                assertThat(service.build().target() == null
                                || images.hasStage(service.build().target()))
                        .isTrue();
            }
        });
    }

    private long builders(String image) {
        return file.services().values().stream()
                .filter(service -> service.build() != null && service.image().equals(image))
                .count();
    }

    @Test
    void shouldConfigureFreshetWithSettingsThatThereAre() {
        for (String name : List.of("topics", "model", "freshet", "simulator")) {
            FreshetConfig config =
                    ConfigReader.read(Optional.empty(), file.service(name).environment(), List.of());

            assertThat(config.bootstrapServers()).isEqualTo("kafka:9092");
        }
        FreshetConfig config =
                ConfigReader.read(Optional.empty(), file.service("freshet").environment(), List.of());
        assertThat(config.query().advertised())
                .contains("freshet:" + config.http().port());
        String volume = images.stage("app").all("VOLUME").get(0);
        assertThat(config.state().directory().orElseThrow()).startsWith(volume + "/");
        assertThat(config.model().directory().orElseThrow()).startsWith(volume + "/");
        assertThat(config.http().host()).isEqualTo("0.0.0.0");
        assertThat(config.http().accessTokens())
                .extracting(AccessToken::sha256)
                .containsExactly(Hashing.sha256()
                        .hashString(ComposeFile.DEMO_TOKEN, StandardCharsets.UTF_8)
                        .toString());
    }

    @Test
    void shouldStartCommandsThatThereAre() {
        assertThat(file.service("topics").command()).containsExactly("topics", "create");
        assertThat(file.service("model").command()).startsWith("model", "publish");
        assertThat(file.service("simulator").command()).startsWith("simulate");
        assertThat(file.service("freshet").command()).as("the image's own").isEmpty();
    }

    @Test
    void shouldConfigureTheBrokerWithPropertiesThatThereAre() {
        Map<String, String> environment = file.service("kafka").environment();

        environment
                .keySet()
                .forEach(variable -> assertThat(AbstractKafkaConfig.CONFIG_DEF.names())
                        .contains(variable.substring("KAFKA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.')));
        assertThat(environment.get("KAFKA_ADVERTISED_LISTENERS"))
                .contains("//" + file.service("freshet").environment().get("FRESHET_BOOTSTRAP_SERVERS"));
    }

    @Test
    void shouldOpenPortsToThisMachineAlone() {
        file.services()
                .values()
                .forEach(service ->
                        assertThat(service.ports()).allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+")));
        assertThat(file.service("freshet").ports())
                .containsExactly(
                        "127.0.0.1:8080:" + images.stage("app").all("EXPOSE").get(0));
    }

    @Test
    void shouldMountWhatThereIsAndNameItsVolumes() {
        file.services().values().stream()
                .map(Service::volumes)
                .flatMap(List::stream)
                .map(mount -> mount.split(":", -1)[0])
                .forEach(source -> {
                    if (source.startsWith(".")) {
                        assertThat(ComposeFile.FOLDER.resolve(source)).exists();
                    } else {
                        assertThat(file.volumes()).containsKey(source);
                    }
                });
    }

    @Test
    void shouldShowTheModelToItsPublisherAndToTheApplicationAtTheSamePath() throws Exception {
        String published = file.service("model").command().get(2);

        assertThat(file.service("model").volumes()).anyMatch(mount -> mount.endsWith(":" + published + ":ro"));
        assertThat(file.service("freshet").volumes())
                .containsAll(file.service("model").volumes())
                .anyMatch(mount ->
                        mount.endsWith(":" + images.stage("app").all("VOLUME").get(0)));
        assertThat(ComposeFile.FOLDER.resolve(
                        Path.of(file.service("model").volumes().get(0).split(":", -1)[0], "manifest.json")))
                .exists();
    }

    @Test
    void shouldWaitForServicesThatThereAreAndThatTellWhenTheyAreReady() {
        file.services()
                .values()
                .forEach(service -> service.dependencies().forEach((name, dependency) -> {
                    assertThat(file.services()).containsKey(name);
                    switch (dependency.condition()) {
                        case "service_healthy" ->
                            assertThat(file.service(name).healthcheck()).isNotNull();
                        case "service_completed_successfully" ->
                            assertThat(file.service(name).restart())
                                    .as("%s ends", name)
                                    .isNull();
                        default -> assertThat(dependency.condition()).isEqualTo("service_started");
                    }
                }));
    }

    @Test
    void shouldLetTheApplicationCloseBeforeItIsKilled() {
        assertThat(Duration.parse(
                        "PT" + file.service("freshet").stopGracePeriod().toUpperCase(Locale.ROOT)))
                .isGreaterThan(FreshetRuntime.CLOSE_TIMEOUT);
    }

    @Test
    void shouldScrapeTheServiceWhereItAnswers() throws Exception {
        assertThat(Files.readString(ComposeFile.FOLDER.resolve(Path.of("prometheus", "prometheus.yml"))))
                .contains("freshet:8080")
                .contains("/metrics");
        assertThat(Files.readString(
                        ComposeFile.FOLDER.resolve(Path.of("grafana", "provisioning", "datasources", "freshet.yaml"))))
                .contains("http://prometheus:9090");
        assertThat(file.service("grafana").volumes())
                .anyMatch(mount -> mount.contains(
                        file.service("grafana").environment().get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")));
    }

    @Test
    void shouldGiveTheTokenInTheReadme() throws Exception {
        assertThat(Files.readString(ComposeFile.FOLDER.resolve("README.md"))).contains(ComposeFile.DEMO_TOKEN);
    }
}
