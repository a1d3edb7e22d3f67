package dev.freshet.playground.screen;

import dev.freshet.core.event.UserEvent;
import dev.freshet.playground.scoring.CaseSample;
import dev.freshet.playground.scoring.Contestant;
import dev.freshet.playground.scoring.Scoreboard;
import dev.freshet.playground.scoring.ServedSlate;
import dev.freshet.playground.scoring.Shelf;
import dev.freshet.playground.scoring.Trial;
import java.util.List;

/** The drawn cases as Markdown: who, what happened, the slate with its reasons, what came next, and whether it was foreseen. */
public final class CaseReport {

    private final Words words;

    public CaseReport(Shelf shelf) {
        this.words = new Words(shelf);
    }

    /** @param command what to run to get the same report */
    public String markdown(String command, Status status, Scoreboard scoreboard, CaseSample sample) {
        List<Trial> cases = sample.drawn();
        StringBuilder text =
                new StringBuilder("# Cases: ").append(status.shop()).append("\n\n");
        text.append(cases.size())
                .append(" of ")
                .append(sample.offered())
                .append(" judged events, drawn by seed, good and bad as they fell. Made by\n`")
                .append(command)
                .append("`, model `")
                .append(status.model())
                .append("`.\n\n")
                .append(
                        "A hit: the slate that answers the event before holds an item of what came next (of a basket, any).\n")
                .append("Over the whole run, ")
                .append(Scores.line(scoreboard))
                .append(".\n");
        int number = 1;
        for (Trial trial : cases) {
            one(text, number++, trial);
        }
        return text.toString();
    }

    private void one(StringBuilder text, int number, Trial trial) {
        List<UserEvent> history = trial.history();
        UserEvent trigger = history.get(history.size() - 1);
        text.append("\n## ")
                .append(number)
                .append(". ")
                .append(trial.hits().contains(Contestant.FRESHET) ? "Hit" : "Miss")
                .append(": ")
                .append(words.who(trial.subject()))
                .append("\n\n");
        if (history.size() > 1) {
            text.append("Earlier, oldest first:\n\n");
            history.subList(0, history.size() - 1)
                    .forEach(event -> text.append("- ").append(words.did(event)).append('\n'));
            text.append('\n');
        }
        text.append("What happened: **").append(words.did(trigger)).append("**\n\n");
        trial.slate()
                .fallback()
                .ifPresent(why -> text.append("No model was used: ").append(why).append(".\n\n"));
        text.append("| | slate | because |\n| --- | --- | --- |\n");
        int rank = 1;
        for (ServedSlate.Item item : trial.slate().items()) {
            text.append("| ")
                    .append(rank++)
                    .append(" | ")
                    .append(cell(words.title(item.itemId())))
                    .append(" | ")
                    .append(cell(words.why(item)))
                    .append(" |\n");
        }
        text.append("\nWhat came next: **")
                .append(words.did(trial.next()))
                .append("**. In the list: ")
                .append(Words.verdicts(trial))
                .append(".\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
