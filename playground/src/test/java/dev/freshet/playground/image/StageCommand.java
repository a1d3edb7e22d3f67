package dev.freshet.playground.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of a stage of the build that makes folders which other stages copy. */
sealed interface StageCommand {

    Pattern LAYERS = Pattern.compile("docker/layers\\.sh (\\S+) (\\S+)");
    Pattern JLINK = Pattern.compile("jlink (.*)--output (\\S+)(.*)");

    /** Folders, as the image names them. */
    List<String> makes();

    /** {@code docker/layers.sh}. */
    record Layers(String module, String folder) implements StageCommand {
        @Override
        public List<String> makes() {
            return List.of(folder + "/lib", folder + "/app", folder + "/state");
        }
    }

    /** {@code jlink}. */
    record Link(List<String> options, String folder) implements StageCommand {
        @Override
        public List<String> makes() {
            return List.of(folder);
        }
    }

    static List<StageCommand> of(Dockerfile.Stage stage) {
        List<StageCommand> commands = new ArrayList<>();
        for (String run : stage.all("RUN")) {
            Matcher layers = LAYERS.matcher(run);
            while (layers.find()) {
                commands.add(new Layers(layers.group(1), layers.group(2)));
            }
            Matcher link = JLINK.matcher(run);
            if (link.matches()) {
                commands.add(new Link(
                        Arrays.stream((link.group(1) + " " + link.group(3))
                                        .strip()
                                        .split("\\s+", -1))
                                .toList(),
                        link.group(2)));
            }
        }
        return commands;
    }
}
