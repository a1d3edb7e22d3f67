package dev.freshet.streams.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Prometheus' operator is told. */
class MonitoringResourcesTest {

    private final Deployed prod = Deployed.overlay("prod");

    @Test
    void shouldAlertByTheSameRulesAsOutsideOfKubernetes() {
        assertThat(prod.resources().one("PrometheusRule", "freshet").list("spec", "groups"))
                .isNotEmpty()
                .isEqualTo(
                        new Resource(YamlFiles.documents(YamlFiles.DOCKER.resolve(Path.of("prometheus", "alerts.yml")))
                                        .get(0))
                                .list("groups"));
    }

    @Test
    void shouldScrapeEveryPodOnceUnderTheNameThatTheRulesUse() {
        ServiceMonitor monitor =
                StrictTypes.read(prod.resources().one("ServiceMonitor", "freshet"), ServiceMonitor.class);

        assertThat(prod.resources().all("Service").stream()
                        .filter(service -> service.map("metadata", "labels")
                                .entrySet()
                                .containsAll(monitor.getSpec()
                                        .getSelector()
                                        .getMatchLabels()
                                        .entrySet())))
                .singleElement()
                .satisfies(service -> {
                    assertThat(service.text("spec", "publishNotReadyAddresses")).isEqualTo("true");
                    assertThat(service.text(
                                    "metadata", "labels", monitor.getSpec().getJobLabel()))
                            .as("job")
                            .isEqualTo("freshet");
                });
        assertThat(monitor.getSpec().getEndpoints()).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.getPath()).isEqualTo("/metrics");
            assertThat(endpoint.getPort()).isEqualTo("http");
        });
    }
}
