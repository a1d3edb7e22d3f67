package dev.freshet.playground.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The file system of an image, laid out in a folder as the Dockerfile's instructions say; only the base image's own files are
 * not there. What earlier stages make is made by the same commands, the runtime by this JDK's {@code jlink}.
 */
final class ImageFolder {

    private final Path root;
    private final Path stages;
    private final boolean owners;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> entryPoint = new ArrayList<>();
    private final List<String> command = new ArrayList<>();
    private final List<String> health = new ArrayList<>();
    private String user = "0:0";

    private ImageFolder(Path folder, boolean owners) throws IOException {
        this.root = Files.createDirectories(folder.resolve("root"));
        this.stages = folder.resolve("stages");
        this.owners = owners;
    }

    /** @param owners whether files can be given to the users that the Dockerfile names */
    static ImageFolder assemble(Dockerfile file, String stage, Path folder, boolean owners) throws Exception {
        ImageFolder image = new ImageFolder(folder, owners);
        for (Dockerfile.Instruction each : file.history(stage)) {
            image.follow(file, each);
        }
        return image;
    }

    Path root() {
        return root;
    }

    String user() {
        return user;
    }

    /** A path of the image where it lies here. */
    Path at(String path) {
        return root.resolve(path.substring(1));
    }

    /** Variables, with paths where they lie here. */
    Map<String, String> environment() {
        Map<String, String> here = new HashMap<>();
        environment.forEach((name, value) ->
                here.put(name, value.startsWith("/") ? at(value).toString() : value));
        return here;
    }

    /** The entry point with arguments. */
    List<String> start(List<String> arguments) {
        List<String> words = new ArrayList<>(here(entryPoint));
        words.addAll(arguments);
        return words;
    }

    /** What is started when nothing is said. */
    List<String> start() {
        return start(command);
    }

    List<String> health() {
        return here(health);
    }

    private void follow(Dockerfile file, Dockerfile.Instruction instruction) throws Exception {
        String rest = instruction.rest();
        switch (instruction.word()) {
            case "COPY" -> copy(file, Copy.parse(rest));
            case "ENV" -> {
                for (String pair : rest.split("\\s+", -1)) {
                    environment.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                }
            }
            case "WORKDIR" -> Files.createDirectories(at(rest));
            case "USER" -> user = rest;
            case "ENTRYPOINT" -> replace(entryPoint, rest);
            case "CMD" -> replace(command, rest);
            case "HEALTHCHECK" -> replace(health, rest.substring(rest.indexOf("CMD ") + "CMD ".length()));
            case "EXPOSE", "VOLUME" -> {}
            default -> throw new AssertionError("the image cannot be laid out: " + instruction);
        }
    }

    private void copy(Dockerfile file, Copy copy) throws Exception {
        Path source = copy.stage().isPresent()
                ? made(file.stage(copy.stage().get())).resolve(copy.source().substring(1))
                : Dockerfile.REPOSITORY.resolve(copy.source());
        Path target = at(copy.target());
        Files.createDirectories(target.resolveSibling("."));
        try (Stream<Path> files = Files.walk(source)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                Path to = target.resolve(source.relativize(each).toString()).normalize();
                if (Files.isDirectory(each)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(each, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
                if (copy.owner().isPresent() && owners) {
                    Files.setAttribute(
                            to, "unix:uid", Integer.valueOf(copy.owner().get().split(":", -1)[0]));
                }
            }
        }
    }

    /** The root of a stage of the build, with the folders that it makes. */
    private Path made(Dockerfile.Stage stage) throws Exception {
        Path made = stages.resolve(stage.name());
        if (Files.exists(made)) {
            return made;
        }
        Files.createDirectories(made);
        for (StageCommand command : StageCommand.of(stage)) {
            if (command instanceof StageCommand.Layers layers) {
                run(List.of(
                        Dockerfile.REPOSITORY
                                .resolve(Path.of("docker", "layers.sh"))
                                .toString(),
                        layers.module(),
                        made.resolve(layers.folder().substring(1)).toString()));
            } else if (command instanceof StageCommand.Link link) {
                Path output = made.resolve(link.folder().substring(1));
                Files.createDirectories(output.resolveSibling("."));
                List<String> words = new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--output",
                        output.toString()));
                words.addAll(link.options());
                run(words);
            }
        }
        return made;
    }

    private static void run(List<String> words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", words) + " failed: " + said);
        }
    }

    private static void replace(List<String> words, String json) throws JsonProcessingException {
        words.clear();
        words.addAll(List.of(new ObjectMapper().readValue(json, String[].class)));
    }

    private List<String> here(List<String> words) {
        return words.stream()
                .map(word -> word.startsWith("/") ? at(word).toString() : word)
                .toList();
    }
}
