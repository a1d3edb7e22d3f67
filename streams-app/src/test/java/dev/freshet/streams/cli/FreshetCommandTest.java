package dev.freshet.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import dev.freshet.cli.CommandContract;
import dev.freshet.cli.CompletionContract;
import dev.freshet.core.fixtures.TinyBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FreshetCommandTest {

    private static final String[] NO_BROKER = {"--set", "bootstrap-servers=127.0.0.1:1", "--set", "topics.timeout=1s"};

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldExitWithTwoOnWrongUsage() {
        assertThat(run("topology", "--format", "picture")).isEqualTo(2);
        assertThat(run("unheard-of")).isEqualTo(2);
    }

    @Test
    void shouldExplainEveryCommand() {
        CommandContract.requireExplained(FreshetCommand.commandLine());
    }

    @Test
    void shouldBeCompletedByShells() throws IOException {
        CompletionContract.requireCurrent(FreshetCommand.commandLine(), "streams_app");
    }

    @Test
    void shouldNameEachWrongSettingOnALine() {
        assertThat(run("topology", "--set", "http.port=x", "--set", "engine.slate-size=0"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("freshet: "))
                .anyMatch(line -> line.contains("engine.slate-size: '0'"));
    }

    @Test
    void shouldSayInOneLineThatNoBrokerAnswers() {
        assertThat(run("run", NO_BROKER[0], NO_BROKER[1], NO_BROKER[2], NO_BROKER[3]))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "freshet: no Kafka broker answers at 127.0.0.1:1 within 1 s; check bootstrap-servers, the"
                                + " network and the kafka.* security settings");
    }

    @Test
    void shouldPrintAStackTraceWhereAskedFor() {
        assertThat(run("topics", "check", "--verbose", NO_BROKER[0], NO_BROKER[1], NO_BROKER[2], NO_BROKER[3]))
                .isEqualTo(1);
        assertThat(err.toString()).contains("\tat dev.freshet.streams");
    }

    @Test
    void shouldNameTheFaultsOfABundle() throws IOException {
        Path bundle = TinyBundle.write(directory.resolve("bundle"));
        assertThat(run("model", "validate", bundle.toString())).isZero();
        assertThat(out.toString()).contains("can be served, without a step");

        Files.delete(bundle.resolve("head.onnx"));
        assertThat(run("model", "validate", bundle.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("head.onnx").doesNotContain("\tat ");
    }

    @Test
    void shouldDrawTheTopology() {
        assertThat(run("topology", "--format", "mermaid", "--set", "topic-prefix=shop."))
                .isZero();
        assertThat(out.toString())
                .startsWith("flowchart LR")
                .contains("topic-shop_user-events([\"shop.user-events\"])")
                .contains("topic-shop_user-events --> validate")
                .contains("answer --- store-user-state")
                .doesNotContain("slate-bytes");
    }

    @Test
    void shouldPrintTheTopologyAsAGraphForPrograms() throws IOException {
        assertThat(run("topology", "--format", "json")).isZero();

        JsonNode graph = new ObjectMapper().readTree(out.toString());
        assertThat(graph.get("nodes"))
                .extracting(node ->
                        node.get("kind").asText() + " " + node.get("name").asText())
                .contains("TOPIC freshet.user-events", "PROCESSOR answer", "STORE user-state")
                .doesNotContain("PROCESSOR slate-bytes");
        assertThat(graph.get("edges")).isNotEmpty();
    }

    @Test
    void shouldDrawEveryNodeWhereThatIsWanted() {
        assertThat(run("topology", "--format", "svg", "--every-node")).isZero();
        assertThat(out.toString()).startsWith("<svg ").contains(">slate-bytes<");
    }

    @Test
    void shouldSayHowLargeADeploymentHasToBe() {
        assertThat(run("size", "--users", "1000000", "--events-per-second", "1000", "--commit-ms", "100"))
                .isZero();
        assertThat(out.toString()).contains("instances, one of which may be missing: 1 + 1 = 2");
        assertThat(run("size", "--users", "1000000")).isEqualTo(2);
        assertThat(run("size", "--users", "1", "--events-per-second", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("freshet: --events-per-second: '0' is not allowed");
    }

    @Test
    void shouldMakeATokenThatItsConfigurationAccepts() {
        // When
        assertThat(run("token", "web-shop", "--scopes", "read,write")).isZero();

        // Then
        String secret = out.toString().strip();
        assertThat(secret).startsWith("freshet_").doesNotContain(" ");
        String line = err.toString().lines().reduce("", (before, last) -> last).strip();
        assertThat(line)
                .isEqualTo(
                        "web-shop: \"read,write:" + Hashing.sha256().hashString(secret, StandardCharsets.UTF_8) + "\"");
        String value = line.substring(line.indexOf('"') + 1, line.length() - 1);
        assertThat(run("topology", "--set", "http.tokens.web-shop=" + value)).isZero();
    }

    @Test
    void shouldNotMakeATokenForNothing() {
        assertThat(run("token", "Shop")).isEqualTo(2);
        assertThat(run("token", "shop", "--scopes", "read,own")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "freshet: 'Shop' names no token; give 1 to 63 lower-case letters, digits or dashes, a letter first",
                        "freshet: 'own' is no scope; scopes are read, write and admin");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        CommandLine command = FreshetCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
