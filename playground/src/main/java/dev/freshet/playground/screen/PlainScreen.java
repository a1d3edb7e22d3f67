package dev.freshet.playground.screen;

import dev.freshet.playground.scoring.Follower;
import dev.freshet.playground.scoring.Scene;
import dev.freshet.playground.scoring.Scoreboard;
import dev.freshet.playground.scoring.Shelf;
import java.io.PrintStream;
import java.time.Clock;

/** For logs and pipes: a scene and two lines of figures every few seconds, and nothing in between. */
public final class PlainScreen implements Screen {

    private static final long EVERY_MS = 5_000;
    private static final int SHOWN = 3;

    private final PrintStream out;
    private final Words words;
    private final Clock clock;
    private long nextMs;

    public PlainScreen(PrintStream out, Shelf shelf, Clock clock) {
        this.out = out;
        this.words = new Words(shelf);
        this.clock = clock;
        this.nextMs = clock.millis();
    }

    @Override
    public void show(Status status, Scoreboard scoreboard, Follower follower) {
        if (clock.millis() < nextMs || status.sent() == 0) {
            return;
        }
        nextMs = clock.millis() + EVERY_MS;
        figures(status, scoreboard);
        follower.next().ifPresent(this::scene);
    }

    @Override
    public void end(Status status, Scoreboard scoreboard) {
        figures(status, scoreboard);
    }

    private void figures(Status status, Scoreboard scoreboard) {
        out.println(Scores.line(status));
        out.println(Scores.line(scoreboard));
    }

    private void scene(Scene scene) {
        out.println("  " + words.who(scene.trial().subject()) + " "
                + words.did(scene.trial().next())
                + (scene.trial().judged() ? "; foreseen by: " + Words.verdicts(scene.trial()) : ""));
        scene.trial().slate().items().stream()
                .limit(SHOWN)
                .forEach(item -> out.println("    before: " + words.title(item.itemId())));
        scene.after().items().stream()
                .limit(SHOWN)
                .forEach(item -> out.println("    after:  " + words.title(item.itemId()) + ": " + words.why(item)));
    }
}
