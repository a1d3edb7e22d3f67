package dev.freshet.playground.screen;

import dev.freshet.playground.scoring.Contest;
import dev.freshet.playground.scoring.Contestant;
import dev.freshet.playground.scoring.Scoreboard;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The running score in one line. */
final class Scores {

    private Scores() {}

    static String line(Scoreboard scoreboard) {
        if (scoreboard.judged() == 0) {
            return "hit@" + Contest.SIZE + " on what people did next: nobody judged yet";
        }
        return Stream.of(Contestant.values())
                .filter(scoreboard::has)
                .map(contestant -> contestant.title() + " " + percent(scoreboard.hitRate(contestant)))
                .collect(Collectors.joining(
                        " | ", "hit@" + Contest.SIZE + " on what people did next: ", " | of " + scoreboard.judged()));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    static String line(Status status) {
        return String.format(
                Locale.ROOT,
                "%,d events, %.0f/s, %,d slates, %,d dead letters, p50 %d ms, p99 %d ms, model %s",
                status.sent(),
                status.perSecond(),
                status.slates(),
                status.deadLetters(),
                status.p50Ms(),
                status.p99Ms(),
                status.model());
    }
}
