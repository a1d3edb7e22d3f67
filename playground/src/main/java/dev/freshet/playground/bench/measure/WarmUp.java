package dev.freshet.playground.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an application under load has become as fast as it gets: its compiler is nearly idle and its rate the same for a while.
 * Until then its figures are those of code that is interpreted, and of a compiler that competes with it.
 */
public final class WarmUp {

    /** Each is looked at by itself. */
    public static final Duration WINDOW = Duration.ofSeconds(10);

    private static final Duration LEAST = Duration.ofSeconds(60);
    private static final int CALM_WINDOWS = 3;
    private static final double SAME_RATE = 0.1;
    private static final double IDLE_COMPILER = 0.05;

    private record Window(double eventsPerSecond, double compiling) {}

    private final List<Window> windows = new ArrayList<>();

    /**
     * Adds the next window.
     *
     * @param compileMillis spent compiling within it
     */
    public void add(double eventsPerSecond, long compileMillis) {
        windows.add(new Window(eventsPerSecond, (double) compileMillis / WINDOW.toMillis()));
    }

    public boolean done() {
        if (windows.size() < LEAST.dividedBy(WINDOW)) {
            return false;
        }
        List<Window> last = windows.subList(windows.size() - CALM_WINDOWS, windows.size());
        double least = last.stream().mapToDouble(Window::eventsPerSecond).min().orElse(0);
        double most = last.stream().mapToDouble(Window::eventsPerSecond).max().orElse(0);
        return most - least <= SAME_RATE * most
                && last.stream().allMatch(window -> window.compiling() <= IDLE_COMPILER);
    }
}
