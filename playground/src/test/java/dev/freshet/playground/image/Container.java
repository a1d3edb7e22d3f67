package dev.freshet.playground.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts an image's commands from its folder, with its environment alone and as the user that it names: by setpriv where this
 * process is root's, as ourselves where we are not root anyway.
 */
final class Container {

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final ImageFolder image;
    private final Path temporary;
    private final Path output;

    Container(ImageFolder image, Path folder) throws IOException {
        this.image = image;
        this.temporary = Files.createDirectories(folder.resolve("tmp"));
        this.output = folder.resolve("output.log");
        boolean unused = temporary.toFile().setWritable(true, false);
    }

    /** Whether this process may give files to other users and become one of them. */
    static boolean mayChangeUsers() {
        return ROOT && Files.isExecutable(Path.of("/usr/bin/setpriv"));
    }

    /** Why nothing can be started here as somebody who is not root; empty if it can. */
    String obstacle() throws Exception {
        if (!ROOT) {
            return "";
        }
        if (!mayChangeUsers()) {
            return "this test runs as root and there is no setpriv to become somebody else";
        }
        Process look = process(List.of("/usr/bin/test", "-x", image.root().toString()), Map.of());
        return look.waitFor() == 0 ? "" : "user " + image.user() + " may not enter " + image.root();
    }

    /** Runs a command of the image to its end and returns its exit code. */
    int run(List<String> words, Map<String, String> environment) throws Exception {
        Process process = process(words, environment);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(words + " does not end; it said:\n" + said());
        }
        return process.exitValue();
    }

    /** @param environment over the image's own */
    Process process(List<String> words, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            String[] user = image.user().split(":", -1);
            command.addAll(List.of(
                    "/usr/bin/setpriv", "--reuid", user[0], "--regid", user[1], "--clear-groups", "--no-new-privs"));
        }
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(image.at("/var/lib/freshet").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(image.environment());
        builder.environment().putAll(environment);
        // Small, and without a share of this machine's memory touched at the start, as it would be in a container.
        builder.environment()
                .put(
                        "FRESHET_JAVA_OPTS",
                        "-Xms256m -Xmx512m -XX:-AlwaysPreTouch -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary);
        return builder.start();
    }

    /** Everything that its commands said. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
