package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;

/** A baseline that gives items scores. Keeps what all of them need: the items, their numbers, and how many events they were in. */
abstract class ScoringBaseline implements Baseline {

    private final String name;
    private final Items items = new Items();

    ScoringBaseline(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    final Items items() {
        return items;
    }

    @Override
    public final void learn(UserEvent event) {
        Lesson lesson = Lesson.of(event);
        int[] numbers = lesson.items().stream().mapToInt(items::add).toArray();
        if (numbers.length == 0) {
            return;
        }
        for (int number : numbers) {
            items.countEvent(number);
        }
        learnItems(event.timeMs(), numbers);
        if (lesson.personal()) {
            learnOf(event, numbers);
        }
    }

    @Override
    public final Ranking ranking(Subject subject) {
        double[] scores = new double[items.size()];
        score(subject, scores);
        return new Ranking(items, scores);
    }

    /**
     * Learns of the items alone.
     *
     * @param numbers the event's distinct items, at least one, in its order
     */
    void learnItems(long timeMs, int[] numbers) {}

    /** Learns of the event's subject; not called where the subject did not consent. */
    void learnOf(UserEvent event, int[] numbers) {}

    /**
     * Scores all items for a subject.
     *
     * @param scores by item number, all 0; what is left at 0 stands in the order of popularity
     */
    abstract void score(Subject subject, double[] scores);
}
