package dev.freshet.playground.scoring;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows one shopper at a time through a visit, and keeps its scenes until somebody looks: events come faster than people
 * read. Belongs to the contest's thread.
 */
public final class Follower {

    /** A visit is over when so many events of others have passed, or so many of its own. */
    private static final int SILENCE = 400;

    private static final int LONGEST_VISIT = 8;
    /** Another shopper is followed only when so few scenes are left to show. */
    private static final int FEW = 2;

    private final ArrayDeque<Scene> scenes = new ArrayDeque<>();
    private final Map<String, Trial> trials = new HashMap<>();
    private final Map<String, Map<Contestant, List<String>>> opponents = new HashMap<>();
    private @Nullable Subject followed;
    private int silence;
    private int visit;

    /** The next scene to show, in the order of the visit. */
    public Optional<Scene> next() {
        return Optional.ofNullable(scenes.pollFirst());
    }

    boolean follows(UserEvent event, boolean hasSlate) {
        if (event.subject().equals(followed) && visit < LONGEST_VISIT) {
            silence = 0;
            visit++;
            return hasSlate && event.type().answered();
        }
        boolean over = followed == null || ++silence > SILENCE || visit >= LONGEST_VISIT;
        if (over && hasSlate && event.type().answered() && scenes.size() < FEW) {
            followed = event.subject();
            silence = 0;
            visit = 1;
            trials.clear();
            opponents.clear();
            return true;
        }
        return false;
    }

    void learned(UserEvent event, Map<Contestant, List<String>> lists) {
        opponents.put(event.eventId(), lists);
    }

    void tried(Trial trial) {
        if (trial.subject().equals(followed)) {
            trials.put(trial.next().eventId(), trial);
        }
    }

    void answered(ServedSlate slate) {
        Trial trial = trials.remove(slate.eventId());
        Map<Contestant, List<String>> lists = opponents.remove(slate.eventId());
        if (trial != null && lists != null) {
            scenes.addLast(new Scene(trial, slate, lists));
        }
    }
}
