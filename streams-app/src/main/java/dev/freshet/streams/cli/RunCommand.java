package dev.freshet.streams.cli;

import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.config.FreshetConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the application until it is told to stop. */
@Command(
        name = "run",
        description = "Run the application until SIGTERM or Ctrl-C.",
        footer = {
            "# against one broker, with the defaults",
            "freshet run --set bootstrap-servers=localhost:9092",
            "# with a file, and one setting over it",
            "freshet run --config freshet.yaml --set http.port=8081",
            "# logs as JSON, for what collects them; settings may come from the environment as well",
            "FRESHET_LOG=json FRESHET_DELIVERY__STANDBYS=1 freshet run --config freshet.yaml"
        })
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
