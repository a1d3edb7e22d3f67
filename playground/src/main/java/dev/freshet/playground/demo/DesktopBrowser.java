package dev.freshet.playground.demo;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browser of whoever sits before this machine, if somebody does. */
final class DesktopBrowser {

    private static final Logger log = LoggerFactory.getLogger(DesktopBrowser.class);

    private final Optional<String> opener;

    /**
     * @param system the operating system's name
     * @param environment where desktops on Linux leave their names
     */
    DesktopBrowser(String system, Map<String, String> environment) {
        this.opener = opener(system.toLowerCase(Locale.ROOT), environment);
    }

    static DesktopBrowser ofThisMachine() {
        return new DesktopBrowser(System.getProperty("os.name", ""), System.getenv());
    }

    /** The program that opens an address; empty where nobody would see it. */
    Optional<String> opener() {
        return opener;
    }

    /** Shows an address. It is no fault where that is not possible: the address is printed as well. */
    void open(String url) {
        opener.ifPresent(program -> {
            try {
                Process unused = new ProcessBuilder(List.of(program, url))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                log.debug("{} does not start: {}", program, e.toString());
            }
        });
    }

    private static Optional<String> opener(String system, Map<String, String> environment) {
        if (system.startsWith("mac")) {
            return Optional.of("open");
        }
        boolean desktop = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return system.startsWith("linux") && desktop ? Optional.of("xdg-open") : Optional.empty();
    }
}
