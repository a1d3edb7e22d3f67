package dev.freshet.streams;

import dev.freshet.streams.cli.FreshetCommand;
import java.util.List;

/** The main class. */
public final class FreshetApp {

    private static final String LOG_CONFIGURATION = "logback.configurationFile";

    private FreshetApp() {}

    public static void main(String[] arguments) {
        // Named here and not found by its default name: whoever embeds the application brings its own.
        if (System.getProperty(LOG_CONFIGURATION) == null) {
            System.setProperty(LOG_CONFIGURATION, "freshet-logback.xml");
        }
        System.exit(FreshetCommand.run(List.of(arguments)));
    }
}
