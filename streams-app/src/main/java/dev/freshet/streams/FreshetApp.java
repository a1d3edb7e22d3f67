package dev.freshet.streams;

import dev.freshet.streams.cli.FreshetCommand;
import java.util.List;

/** The main class. */
public final class FreshetApp {

    private FreshetApp() {}

    public static void main(String[] arguments) {
        System.exit(FreshetCommand.run(List.of(arguments)));
    }
}
