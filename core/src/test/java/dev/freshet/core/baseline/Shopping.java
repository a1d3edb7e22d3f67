package dev.freshet.core.baseline;

import dev.freshet.core.event.Consent;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Events for these tests. */
final class Shopping {

    static final Subject ANN = Subject.user("ann");
    static final Subject BOB = Subject.user("bob");
    static final Subject CAT = Subject.user("cat");
    static final Subject NEW = Subject.anonymous("new");

    private static final long START_MS = 1_700_000_000_000L;
    private static final long DAY_MS = 86_400_000L;

    private Shopping() {}

    /** The score by which a baseline ranks an item, found in the scores themselves. */
    static double score(ScoringBaseline baseline, Subject subject, String item) {
        double[] scores = new double[baseline.items().size()];
        baseline.score(subject, scores);
        return scores[baseline.items().number(item)];
    }

    static UserEvent bought(Subject subject, String... items) {
        return event(EventType.PURCHASE, subject, Consent.UNSPECIFIED, items);
    }

    /** A look at one item, in a session, so many days after the start. */
    static UserEvent looked(Subject subject, String session, double day, String item) {
        return UserEvent.builder(EventType.BROWSE, subject, "e")
                .item(item)
                .session(session.isEmpty() ? Optional.empty() : Optional.of(session))
                .timeMs(START_MS + (long) (day * DAY_MS))
                .build();
    }

    static UserEvent event(EventType type, Subject subject, Consent consent, String... items) {
        return UserEvent.builder(type, subject, "e")
                .items(Stream.of(items).map(LineItem::of).toList())
                .query(type == EventType.SEARCH ? Optional.of("mug") : Optional.empty())
                .alias(type == EventType.IDENTIFY ? Optional.of("anonymous") : Optional.empty())
                .consent(consent)
                .build();
    }

    /** Baskets of 1 to 4 items, popular ones more often, repeats included. */
    static List<UserEvent> history(long seed, int events, int subjects, int items) {
        Random random = new Random(seed);
        List<UserEvent> history = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String[] basket = new String[1 + random.nextInt(4)];
            for (int j = 0; j < basket.length; j++) {
                double skewed = random.nextDouble() * random.nextDouble();
                basket[j] = "i" + (int) (skewed * items);
            }
            history.add(bought(Subject.user("u" + random.nextInt(subjects)), basket));
        }
        return history;
    }
}
