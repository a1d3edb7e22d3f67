package dev.freshet.streams.config;

import java.time.Duration;

/** What happens after an error that nobody foresaw: the thread is replaced and tries again from the last commit, but not for ever. */
public record ErrorsConfig(
        @Explained(
                value =
                        "Threads that may be replaced within the window. One more ends the process with a non-zero exit "
                                + "code.",
                unit = "threads",
                why = "Whatever supervises the process is to see a fault that does not pass.")
        int maxReplacements,

        @Explained(
                value = "The window's length.",
                why = "Long enough that a fault which comes back every few minutes is counted.")
        Duration window) {

    public static final ErrorsConfig DEFAULT = new ErrorsConfig(5, Duration.ofMinutes(10));

    public ErrorsConfig {
        new Check()
                .between("max-replacements", maxReplacements, 0, 10_000)
                .between("window", window, Duration.ofSeconds(1), Duration.ofDays(7))
                .done();
    }
}
