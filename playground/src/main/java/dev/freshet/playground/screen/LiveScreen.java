package dev.freshet.playground.screen;

import dev.freshet.core.event.UserEvent;
import dev.freshet.playground.scoring.Contestant;
import dev.freshet.playground.scoring.Follower;
import dev.freshet.playground.scoring.Scene;
import dev.freshet.playground.scoring.Scoreboard;
import dev.freshet.playground.scoring.ServedSlate;
import dev.freshet.playground.scoring.Shelf;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For a terminal: one page, redrawn in place, with one shopper's visit step by step. */
public final class LiveScreen implements Screen {

    private static final String CLEAR = "\u001b[2J";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_PAGE = "\u001b[J";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String GREEN = "\u001b[32m";
    private static final String PLAIN = "\u001b[0m";

    /** Long enough to read a scene. */
    private static final long SCENE_MS = 4_000;

    private static final int ROWS = 5;
    private static final List<Contestant> COLUMNS =
            List.of(Contestant.POPULAR, Contestant.ITEM_KNN, Contestant.FRESHET);

    private final PrintStream out;
    private final Words words;
    private final Clock clock;
    private final int width;
    private Optional<Scene> scene = Optional.empty();
    private long sceneUntilMs;
    private boolean drawn;

    /** @param columns the terminal's width in characters */
    public LiveScreen(PrintStream out, Shelf shelf, Clock clock, int columns) {
        this.out = out;
        this.words = new Words(shelf);
        this.clock = clock;
        this.width = Math.max(80, columns) - 1;
    }

    @Override
    public void show(Status status, Scoreboard scoreboard, Follower follower) {
        if (clock.millis() >= sceneUntilMs) {
            Optional<Scene> next = follower.next();
            if (next.isPresent()) {
                scene = next;
                sceneUntilMs = clock.millis() + SCENE_MS;
            }
        }
        StringBuilder page = new StringBuilder(drawn ? HOME : CLEAR + HOME);
        drawn = true;
        line(
                page,
                BOLD
                        + Words.fitted("Freshet demo: " + status.shop() + "   console " + status.http() + "/", width)
                        + PLAIN);
        line(page, Words.fitted(Scores.line(status), width));
        line(page, BOLD + Words.fitted(Scores.line(scoreboard), width) + PLAIN);
        line(page, "");
        scene.ifPresentOrElse(
                each -> draw(page, each), () -> line(page, DIM + "waiting for a shopper to follow ..." + PLAIN));
        out.print(page.append(REST_OF_PAGE));
        out.flush();
    }

    @Override
    public void end(Status status, Scoreboard scoreboard) {
        out.println();
        out.println(Scores.line(status));
        out.println(Scores.line(scoreboard));
    }

    private void draw(StringBuilder page, Scene shown) {
        List<UserEvent> history = shown.trial().history();
        line(page, "Following " + BOLD + words.who(shown.trial().subject()) + PLAIN);
        history.subList(Math.max(0, history.size() - 3), history.size())
                .forEach(event -> line(page, DIM + Words.fitted("    " + words.did(event), width) + PLAIN));
        line(page, "");
        line(page, BOLD + "Before" + PLAIN);
        columns(
                page,
                shown.trial().shown(),
                shown.trial().slate().items(),
                shown.trial().shown());
        line(page, "");
        line(page, GREEN + BOLD + Words.fitted("  > " + words.did(shown.trial().next()), width) + PLAIN);
        line(
                page,
                Words.fitted(
                        shown.trial().judged()
                                ? "    was it in the list? " + Words.verdicts(shown.trial())
                                : "    what will that change?",
                        width));
        line(page, "");
        line(page, BOLD + "After" + PLAIN + DIM + "   + is new" + PLAIN);
        columns(
                page,
                shown.opponentsAfter(),
                shown.after().items(),
                shown.trial().shown());
        line(page, "");
        line(page, BOLD + "Why" + PLAIN);
        shown.after().items().stream()
                .limit(ROWS)
                .forEach(item ->
                        line(page, Words.fitted("  " + words.title(item.itemId()) + ": " + words.why(item), width)));
    }

    private void columns(
            StringBuilder page,
            Map<Contestant, List<String>> lists,
            List<ServedSlate.Item> slate,
            Map<Contestant, List<String>> before) {
        int column = width / COLUMNS.size();
        StringBuilder heads = new StringBuilder();
        COLUMNS.forEach(contestant -> heads.append(Words.fitted("  " + contestant.title(), column)));
        line(page, DIM + heads + PLAIN);
        List<String> served = slate.stream().map(ServedSlate.Item::itemId).toList();
        for (int row = 0; row < ROWS; row++) {
            StringBuilder cells = new StringBuilder();
            for (Contestant contestant : COLUMNS) {
                List<String> list =
                        contestant == Contestant.FRESHET ? served : lists.getOrDefault(contestant, List.of());
                Set<String> known = Set.copyOf(before.getOrDefault(contestant, List.of()));
                String text = "";
                if (row < list.size()) {
                    text = (known.contains(list.get(row)) ? "  " : "+ ") + words.title(list.get(row));
                }
                cells.append(Words.fitted(text, column - 1)).append(' ');
            }
            line(page, cells.toString());
        }
    }

    private static void line(StringBuilder page, String text) {
        page.append(text).append(REST_OF_LINE).append('\n');
    }
}
