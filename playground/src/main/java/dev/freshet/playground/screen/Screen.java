package dev.freshet.playground.screen;

import dev.freshet.playground.scoring.Follower;
import dev.freshet.playground.scoring.Scoreboard;

/** What the demo shows while it runs. Called from the contest's thread. */
public interface Screen {

    /** Shows how things stand, and the next scene when the last one was there long enough to be read. */
    void show(Status status, Scoreboard scoreboard, Follower follower);

    /** Leaves the terminal as a program should: the next line starts at its left edge, below what was shown. */
    void end(Status status, Scoreboard scoreboard);
}
