package dev.freshet.playground.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.streams.config.FreshetConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerfileTest {

    private final Dockerfile file = Dockerfile.read();

    @Test
    void shouldPinEveryImageByATagThatNamesAVersion() {
        List<String> images = file.stages().stream()
                .map(Dockerfile.Stage::from)
                .filter(from -> !file.hasStage(from))
                .toList();

        assertThat(images).hasSize(3).allMatch(PinnedImage::is);
    }

    @Test
    void shouldCopyWhatIsInTheRepositoryOrMadeByAnEarlierStage() {
        for (Dockerfile.Stage stage : file.stages()) {
            for (String rest : stage.all("COPY")) {
                Copy copy = Copy.parse(rest);
                if (copy.stage().isPresent()) {
                    assertThat(madeBy(file.stage(copy.stage().get()))).as(rest).contains(copy.source());
                } else {
                    assertThat(Dockerfile.REPOSITORY.resolve(copy.source())).exists();
                }
            }
        }
    }

    @Test
    void shouldBuildTheApplicationUnlessAnotherTargetIsNamed() {
        assertThat(file.stages().get(file.stages().size() - 1).name()).isEqualTo("app");
        assertThat(file.stage("app").all("CMD")).containsExactly("[\"run\"]");
    }

    @Test
    void shouldPutLibrariesIntoALayerBeforeOurOwnJars() {
        assertThat(file.stage("app").all("COPY"))
                .map(Copy::parse)
                .map(Copy::source)
                .containsExactly("/image/lib", "/image/app");
    }

    @Test
    void shouldRunAsAUserWhoIsANumberAndNotRoot() {
        assertThat(file.stage("runtime").all("USER")).singleElement().asString().matches("[1-9][0-9]*:[1-9][0-9]*");
        assertThat(file.stage("app").all("USER")).isEmpty();
        assertThat(file.stage("simulator").all("USER")).isEmpty();
    }

    @Test
    void shouldLeaveSettingsToAFileOverWhichTheEnvironmentWouldWin() throws Exception {
        assertThat(environment("app"))
                .isNotEmpty()
                .allSatisfy((name, value) -> assertThat(name).doesNotStartWith("FRESHET_"));
        assertThat(file.stage("app").all("VOLUME")).containsExactly("/var/lib/freshet");
        assertThat(file.stage("app").all("EXPOSE"))
                .containsExactly(String.valueOf(FreshetConfig.DEFAULT.http().port()));
        assertThat(Files.readString(Dockerfile.REPOSITORY.resolve("freshet")))
                .as("the launcher tunes malloc likewise")
                .contains(environment("app").get("GLIBC_TUNABLES"));
    }

    @Test
    void shouldStartWhatTheEntryPointKnows() throws Exception {
        List<String> commands = new ArrayList<>(List.of("run", "simulate", "health"));
        String script = Files.readString(Dockerfile.REPOSITORY.resolve(Path.of("docker", "freshet.sh")));

        assertThat(commands).allMatch(script::contains);
        assertThat(file.stage("runtime").all("ENTRYPOINT"))
                .map(json -> new ObjectMapper().readValue(json, String[].class)[0])
                .containsExactly(
                        Copy.parse(file.stage("runtime").all("COPY").get(1)).target());
        for (String main : List.of(
                "dev.freshet.streams.FreshetApp",
                "dev.freshet.streams.HealthCheck",
                "dev.freshet.playground.PlaygroundApp")) {
            assertThat(script).contains(main);
            assertThat(Class.forName(main).getMethod("main", String[].class)).isNotNull();
        }
    }

    private Map<String, String> environment(String stage) {
        Map<String, String> all = new HashMap<>();
        file.history(stage).stream()
                .filter(each -> each.word().equals("ENV"))
                .flatMap(each -> List.of(each.rest().split("\\s+", -1)).stream())
                .forEach(pair -> all.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
        return all;
    }

    /** The folders that a stage's commands leave behind, as {@link ImageFolder} makes them. */
    private static List<String> madeBy(Dockerfile.Stage stage) {
        List<String> made = new ArrayList<>();
        for (StageCommand command : StageCommand.of(stage)) {
            made.addAll(command.makes());
        }
        return made;
    }
}
