package dev.freshet.playground.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Dockerfile, read.
 *
 * @param arguments of the whole file, with their defaults
 * @param stages in their order
 */
record Dockerfile(Map<String, String> arguments, List<Stage> stages) {

    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    static final Path PATH = REPOSITORY.resolve(Path.of("docker", "Dockerfile"));

    private static final Pattern FROM = Pattern.compile("(\\S+) AS (\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    /**
     * One {@code FROM} and what follows it.
     *
     * @param from an image, or the name of an earlier stage
     */
    record Stage(String name, String from, List<Instruction> instructions) {

        /** What follows each instruction of a kind. */
        List<String> all(String word) {
            return instructions.stream()
                    .filter(each -> each.word().equals(word))
                    .map(Instruction::rest)
                    .toList();
        }
    }

    /** @param rest what follows the word, on one line */
    record Instruction(String word, String rest) {}

    static Dockerfile read() {
        Map<String, String> arguments = new LinkedHashMap<>();
        List<Stage> stages = new ArrayList<>();
        for (String line : lines()) {
            String word = line.substring(0, line.indexOf(' '));
            String rest = line.substring(word.length()).strip();
            if (word.equals("FROM")) {
                Matcher named = FROM.matcher(rest);
                if (!named.matches()) {
                    throw new AssertionError("a stage has no name: " + line);
                }
                stages.add(new Stage(named.group(2), filled(named.group(1), arguments), new ArrayList<>()));
            } else if (!stages.isEmpty()) {
                stages.get(stages.size() - 1).instructions().add(new Instruction(word, rest));
            } else if (word.equals("ARG")) {
                arguments.put(rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
            } else {
                throw new AssertionError("only ARG may stand before the first stage: " + line);
            }
        }
        return new Dockerfile(arguments, stages);
    }

    Stage stage(String name) {
        return stages.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no stage " + name));
    }

    boolean hasStage(String name) {
        return stages.stream().anyMatch(each -> each.name().equals(name));
    }

    /** A stage's instructions after those of the stages that it starts from. */
    List<Instruction> history(String name) {
        Stage stage = stage(name);
        List<Instruction> all = new ArrayList<>(hasStage(stage.from()) ? history(stage.from()) : List.of());
        all.addAll(stage.instructions());
        return all;
    }

    /** Without comments, one instruction a line. */
    private static List<String> lines() {
        try {
            String text =
                    Files.readString(PATH).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", " ");
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String text, Map<String, String> arguments) {
        return VARIABLE.matcher(text).replaceAll(found -> arguments.get(found.group(1)));
    }
}
