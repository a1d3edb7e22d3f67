package dev.freshet.playground.scoring;

import dev.freshet.core.baseline.Baseline;
import dev.freshet.core.baseline.ItemKnn;
import dev.freshet.core.baseline.Popularity;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.playground.script.Step;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges Freshet beside two baselines on what people do next, event by event.
 *
 * <p>An event is judged if it names items that somebody chose (BROWSE, ADD_TO_CART, PURCHASE) and its subject had been answered
 * before. Freshet's list is the slate that answers the subject's previous event, made before this one was known, however late
 * it arrives here. The baselines learn from the same events, in the same order, and are asked just before this one, under the same
 * rules of what may be shown. Of a basket, one item in the list is a hit.
 *
 * <p>Belongs to one thread.
 */
public final class Contest {

    /** Items of a list that count. */
    public static final int SIZE = 10;

    private final Shelf shelf;
    private final Follower follower;
    private final Consumer<Trial> judged;
    private final Map<Contestant, Baseline> opponents = new EnumMap<>(Contestant.class);
    private final Scoreboard scoreboard = new Scoreboard();
    private final Map<Subject, Track> tracks = new HashMap<>();
    /** Trials by the event whose slate they wait for. */
    private final Map<String, Draft> waitingForBefore = new HashMap<>();

    /** @param judged told of each judged event */
    public Contest(Shelf shelf, Follower follower, Consumer<Trial> judged) {
        this.shelf = shelf;
        this.follower = follower;
        this.judged = judged;
        opponents.put(Contestant.POPULAR, new Popularity());
        opponents.put(Contestant.ITEM_KNN, new ItemKnn());
    }

    public Scoreboard scoreboard() {
        return scoreboard;
    }

    public Shelf shelf() {
        return shelf;
    }

    public void launch(CatalogItem item) {
        shelf.launch(item);
    }

    /** Takes an event of the history: learned, not judged. */
    public void learn(UserEvent event) {
        track(event.subject()).remember(event);
        shelf.remember(event);
        opponents.values().forEach(opponent -> opponent.learn(event));
    }

    /** Takes an event that is being sent; a repeat of one is not to be given. */
    public void act(UserEvent event, Step.Ceiling ceiling) {
        Track track = track(event.subject());
        boolean followed = follower.follows(event, track.answering != null);
        @Nullable String answering = track.answering;
        if (answering != null && (followed || !Trial.chosen(event).isEmpty())) {
            Draft draft = new Draft(List.copyOf(track.recent), lists(event), event);
            List<String> best = ceiling.topItems(SIZE);
            if (!best.isEmpty()) {
                draft.shown.put(Contestant.CEILING, best);
            }
            @Nullable ServedSlate slate = track.slate;
            if (slate != null && slate.eventId().equals(answering)) {
                settle(draft, slate);
            } else {
                waitingForBefore.put(answering, draft);
            }
        }
        learn(event);
        if (followed) {
            follower.learned(event, lists(event));
        }
        if (event.type().answered()) {
            track.answering = event.eventId();
        }
    }

    /** Takes a slate, in the order of the topic's partition. */
    public void answered(ServedSlate slate) {
        track(slate.subject()).slate = slate;
        @Nullable Draft draft = waitingForBefore.remove(slate.eventId());
        if (draft != null) {
            settle(draft, slate);
        }
        follower.answered(slate);
    }

    private void settle(Draft draft, ServedSlate slate) {
        draft.shown.put(Contestant.FRESHET, slate.top(SIZE));
        Trial trial = Trial.of(draft.history, slate, draft.shown, draft.next);
        scoreboard.count(trial);
        follower.tried(trial);
        if (trial.judged()) {
            judged.accept(trial);
        }
    }

    private Map<Contestant, List<String>> lists(UserEvent event) {
        Map<Contestant, List<String>> lists = new EnumMap<>(Contestant.class);
        opponents.forEach((contestant, opponent) -> lists.put(
                contestant, opponent.top(event.subject(), SIZE, shelf.allowed(event.subject(), event.timeMs()))));
        return lists;
    }

    private Track track(Subject subject) {
        return tracks.computeIfAbsent(subject, each -> new Track());
    }

    /** What is known of one subject. */
    private static final class Track {
        private static final int RECENT = 8;

        private final ArrayDeque<UserEvent> recent = new ArrayDeque<>();
        /** The last event sent that will be answered. */
        private @Nullable String answering;
        /** The last slate received. */
        private @Nullable ServedSlate slate;

        private void remember(UserEvent event) {
            recent.addLast(event);
            if (recent.size() > RECENT) {
                recent.removeFirst();
            }
        }
    }

    private record Draft(List<UserEvent> history, Map<Contestant, List<String>> shown, UserEvent next) {}
}
