package dev.freshet.playground.bench.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.config.ConfigReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The application in a process of its own: arguments are the variant and settings as {@code key=value}. It replies once when
 * it is ready, and then to each line: to what is
 * no command with its {@link AppStats}.
 */
public final class AppMain {

    /** Asks it to record what its threads do. */
    public static final String RECORD = "record";

    /** Asks it to stop that and to write the recording into the file whose path follows. */
    public static final String DUMP = "dump ";

    /** Asks where it answers HTTP. */
    public static final String PORT = "port";

    private static final Duration READY = Duration.ofMinutes(10);

    private AppMain() {}

    public static void main(String[] arguments) {
        Parent parent = Parent.listen(() -> {});
        Variant variant = Variant.valueOf(arguments[0]);
        List<String> settings = List.of(arguments).subList(1, arguments.length);
        try {
            ConfiguredApp app = ConfiguredApp.of(ConfigReader.read(Optional.empty(), Map.of(), settings));
            if (variant == Variant.FLOOR) {
                app = app.withSlates(new CannedSlates());
            }
            FreshetRuntime runtime = FreshetRuntime.start(app);
            runtime.awaitReady(READY);
            AppProbe probe = new AppProbe(app, runtime);
            ObjectMapper json = new ObjectMapper();
            parent.reply("ready");
            FlightRecorder recorder = new FlightRecorder();
            parent.answer(question -> {
                if (question.equals(RECORD)) {
                    recorder.start();
                    return question;
                }
                if (question.startsWith(DUMP)) {
                    recorder.stop(Path.of(question.substring(DUMP.length())));
                    return question;
                }
                if (question.equals(PORT)) {
                    return Integer.toString(runtime.httpPort());
                }
                return write(json, probe.stats());
            });
        } catch (RuntimeException e) {
            parent.fail(e);
        }
        // An orderly end would only take time.
        Runtime.getRuntime().halt(0);
    }

    private static String write(ObjectMapper json, AppStats stats) {
        try {
            return json.writeValueAsString(stats);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
