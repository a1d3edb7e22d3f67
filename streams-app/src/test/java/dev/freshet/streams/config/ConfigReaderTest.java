package dev.freshet.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

    @TempDir
    private Path folder;

    @Test
    void shouldUseDefaultsWhenNothingIsSet() {
        assertThat(read("", Map.of())).isEqualTo(FreshetConfig.DEFAULT);
    }

    @Test
    void shouldLetTheCommandLineWinOverTheEnvironmentAndThatOverTheFile() {
        // Given
        String yaml = "http: {port: 1, host: 0.0.0.1}\nengine: {slate-size: 3}";

        // When
        FreshetConfig config =
                read(yaml, Map.of("FRESHET_HTTP__PORT", "2", "FRESHET_HTTP__HOST", "0.0.0.2"), "http.port=3");

        // Then
        assertThat(config.http()).isEqualTo(new HttpConfig("0.0.0.2", 3));
        assertThat(config.engine().slateSize()).isEqualTo(3);
    }

    @Test
    void shouldReadTheEnvironmentsSpelling() {
        // When
        FreshetConfig config = read(
                "",
                Map.of(
                        "FRESHET_INPUT__FUTURE_TOLERANCE", "1m",
                        "FRESHET_TOPIC_PREFIX", "shop.",
                        "FRESHET_KAFKA__SECURITY_PROTOCOL", "SSL",
                        "PATH", "/bin"));

        // Then
        assertThat(config.input().futureTolerance()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.topicPrefix()).isEqualTo("shop.");
        assertThat(config.kafka()).containsExactly(Map.entry("security.protocol", "SSL"));
    }

    @Test
    void shouldNotMistakeTheVariablesOfKubernetesForSettings() {
        assertThat(read("", Map.of("FRESHET_PORT", "tcp://10.0.0.1:80", "FRESHET_SERVICE_HOST", "10.0.0.1")))
                .isEqualTo(FreshetConfig.DEFAULT);
    }

    @Test
    void shouldNotMistakeTheLaunchersVariablesForSettings() {
        assertThat(read("", Map.of("FRESHET_LOG", "json", "FRESHET_JAVA_OPTS", "-Xmx1g")))
                .isEqualTo(FreshetConfig.DEFAULT);
    }

    @Test
    void shouldPassPropertiesThrough() {
        // When
        FreshetConfig config = read(
                "kafka: {sasl.mechanism: PLAIN}\nstreams: {producer: {compression.type: lz4}}",
                Map.of(),
                "kafka.sasl.jaas.config=a=b");

        // Then
        assertThat(config.kafka())
                .containsOnly(Map.entry("sasl.mechanism", "PLAIN"), Map.entry("sasl.jaas.config", "a=b"));
        assertThat(config.streams()).containsOnly(Map.entry("producer.compression.type", "lz4"));
    }

    @Test
    void shouldReportEveryFaultWithKeyValueOriginAndRemedy() {
        // When
        List<String> faults = faults(
                "engine: {slate-sizes: 5, candidates: many}",
                Map.of("FRESHET_DELIVERY__GUARANTEE", "twice"),
                "http.port=70000",
                "input.future-tolerance=soon",
                "state.write-buffer-mb=999");

        // Then
        assertThat(faults)
                .anyMatch(fault -> fault.startsWith("engine.slate-sizes: '5' (")
                        && fault.endsWith("is no setting of Freshet; did you mean engine.slate-size?"))
                .anyMatch(fault ->
                        fault.startsWith("engine.candidates: 'many' (") && fault.endsWith("is no whole number"))
                .contains(
                        "delivery.guarantee: 'twice' (FRESHET_DELIVERY__GUARANTEE) is not allowed; allowed is exactly-once"
                                + " or at-least-once",
                        "http.port: '70000' is not allowed; allowed is 0 to 65535",
                        "input.future-tolerance: 'soon' (--set) is no duration; write 500ms, 20s, 5m, 12h, 3d or ISO 8601"
                                + " such as PT5M",
                        "state.write-buffer-mb: '999' is not allowed; give at most cache-mb, 128, which it counts within")
                .hasSize(6);
    }

    @Test
    void shouldSayWhichSettingToUseForAPropertyThatFreshetOwns() {
        assertThat(faults(
                        "streams: {main.consumer.group.id: x}",
                        Map.of(),
                        "kafka.linger.ms=0",
                        "streams.default.key.serde=MySerde"))
                .containsExactly(
                        "kafka.linger.ms: '0' is not allowed; use delivery.linger",
                        "streams.default.key.serde: 'MySerde' is not allowed; Freshet reads and writes bytes; leave it out",
                        "streams.main.consumer.group.id: 'x' is not allowed; use application-id");
    }

    @Test
    void shouldReadTokensFromFileAndEnvironment() {
        // When
        FreshetConfig config = read(
                "http: {tokens: {shop: 'write:" + "ab".repeat(32) + "'}}",
                Map.of("FRESHET_HTTP__TOKENS__WEB_SITE", "read,admin:" + "cd".repeat(32)));

        // Then
        assertThat(config.http().accessTokens())
                .containsExactly(
                        new AccessToken("shop", Set.of(Permission.WRITE), "ab".repeat(32)),
                        new AccessToken("web-site", Set.of(Permission.READ, Permission.ADMIN), "cd".repeat(32)));
    }

    @Test
    void shouldRefuseTokensWithoutRepeatingThem() {
        assertThat(faults(
                        "http: {tokens: {bare: freshet_abc, scope: 'own:" + "ab".repeat(32) + "'}}",
                        Map.of(),
                        "http.tokens.one=read:" + "cd".repeat(32),
                        "http.tokens.two=write:" + "cd".repeat(32)))
                .containsExactly(
                        "http.tokens.bare: '(hidden)' is not allowed; give SCOPES:SHA-256 as `freshet token` prints it, not"
                                + " the token itself",
                        "http.tokens.scope: '(hidden)' is not allowed; scopes are some of read,write,admin before the colon",
                        "http.tokens.two: '(hidden)' is not allowed; it is the token of one again; make another");
    }

    @Test
    void shouldNotRepeatASecretWhoseKeyIsMisspelt() {
        assertThat(faults("http: {tls: {passwort: hush}}", Map.of()))
                .singleElement()
                .asString()
                .contains("http.tls.passwort", "did you mean http.tls.password?")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "shop.example", "https://shop.example/path", "https://a.example,*"})
    void shouldRefuseWhatIsNoOrigin(String origins) {
        assertThat(faults("", Map.of(), "http.cors-origins=" + origins))
                .singleElement()
                .asString()
                .startsWith("http.cors-origins: '");
    }

    @Test
    void shouldWantAPasswordForAKeystoreAndOnlyOne() {
        assertThat(faults("", Map.of(), "http.tls.keystore=k.p12"))
                .containsExactly("http.tls.keystore: 'k.p12' is not allowed; give password-file or password too");
        assertThat(faults("", Map.of(), "http.tls.password=hush"))
                .singleElement()
                .asString()
                .startsWith("http.tls.keystore: 'none'")
                .doesNotContain("hush");
    }

    @Test
    void shouldReportAFileThatIsMissingOrNoYaml() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "http: {port: ");
        Path list = Files.writeString(folder.resolve("list.yaml"), "bootstrap-servers: [a, b]");

        assertThat(faultsOf(missing))
                .containsExactly("config file " + missing + ": cannot be read; give a YAML file that exists");
        assertThat(faultsOf(broken)).singleElement().asString().startsWith("config file " + broken + ": is no YAML: ");
        assertThat(faultsOf(list)).singleElement().asString().startsWith("bootstrap-servers: is a list");
    }

    @Test
    void shouldReportAnOverrideWithoutAValue() {
        assertThat(faults("", Map.of(), "http.port"))
                .containsExactly("--set http.port: give key=value, such as http.port=8081");
    }

    private List<String> faultsOf(Path file) {
        return catchThrowableOfType(
                        InvalidSettings.class, () -> ConfigReader.read(Optional.of(file), Map.of(), List.of()))
                .faults();
    }

    private List<String> faults(String yaml, Map<String, String> environment, String... overrides) {
        return catchThrowableOfType(InvalidSettings.class, () -> read(yaml, environment, overrides))
                .faults();
    }

    private FreshetConfig read(String yaml, Map<String, String> environment, String... overrides) {
        try {
            Path file = Files.writeString(folder.resolve("freshet.yaml"), yaml);
            return ConfigReader.read(Optional.of(file), environment, List.of(overrides));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
