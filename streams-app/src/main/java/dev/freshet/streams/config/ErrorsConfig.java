package dev.freshet.streams.config;

import java.time.Duration;

/**
 * What happens after an error that nobody foresaw: the thread is replaced and tries again from the last commit, but not
 * for ever.
 *
 * @param maxReplacements threads that may be replaced within the window; one more ends the process with a non-zero
 *     exit code, so that whatever supervises it sees the fault
 * @param window the window's length
 */
public record ErrorsConfig(int maxReplacements, Duration window) {

    public static final ErrorsConfig DEFAULT = new ErrorsConfig(5, Duration.ofMinutes(10));

    public ErrorsConfig {
        new Check()
                .between("max-replacements", maxReplacements, 0, 10_000)
                .between("window", window, Duration.ofSeconds(1), Duration.ofDays(7))
                .done();
    }
}
