package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file under version control that is made from something else. Tests run in their module's folder. */
final class GeneratedFile {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private GeneratedFile() {}

    /** Fails where the file does not hold this text, and then says where the current one is to be had. */
    static void requireCurrent(String folder, String name, String text) throws IOException {
        Path file = ROOT.resolve(folder).resolve(name);
        String found = Files.exists(file) ? Files.readString(file) : "";
        if (!found.equals(text)) {
            Path current = Path.of("target", name).toAbsolutePath();
            Files.writeString(current, text);
            assertThat(found)
                    .as("%s/%s is not current: cp %s %s", folder, name, current, file)
                    .isEqualTo(text);
        }
    }
}
