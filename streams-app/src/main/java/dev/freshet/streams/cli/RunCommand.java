package dev.freshet.streams.cli;

import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.config.FreshetConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the application until it is told to stop. */
@Command(name = "run", description = "Run the application until SIGTERM or Ctrl-C.")
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() {
        FreshetConfig config = options.read();
        FreshetRuntime runtime = FreshetRuntime.start(config);
        // The process ends when the hook does, so state is written and the group is left before.
        Runtime.getRuntime().addShutdownHook(new Thread(runtime::close, "freshet-shutdown"));
        boolean failed = runtime.awaitFailure();
        runtime.close();
        return failed ? 1 : 0;
    }
}
