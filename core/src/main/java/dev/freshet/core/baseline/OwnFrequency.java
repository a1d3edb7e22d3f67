package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the subject took most often itself, then most recently, then by id; popularity fills up. The baseline "personal top" of
 * next-basket recommendation, hard to beat where people buy again (Li et al., "A Next Basket Recommendation Reality Check",
 * TOIS 2023).
 */
public final class OwnFrequency implements Baseline {

    private static final Comparator<Taken> BEST_FIRST = Comparator.comparingLong(Taken::times)
            .thenComparingLong(Taken::lastLesson)
            .reversed()
            .thenComparing(Taken::itemId);

    private final Popularity popularity = new Popularity();
    private final Map<Subject, Map<String, Taken>> bySubject = new HashMap<>();
    private long lessons;

    @Override
    public String name() {
        return "own-frequency";
    }

    @Override
    public void learn(UserEvent event) {
        Lesson lesson = Lesson.of(event);
        popularity.learn(lesson);
        if (!lesson.personal()) {
            return;
        }
        lessons++;
        Map<String, Taken> own = bySubject.computeIfAbsent(event.subject(), s -> new HashMap<>());
        for (String itemId : lesson.items()) {
            own.merge(itemId, new Taken(itemId, 1, lessons), (old, once) -> old.again(lessons));
        }
    }

    @Override
    public List<String> top(Subject subject, int k, Predicate<String> allowed) {
        List<String> own = bySubject.getOrDefault(subject, Map.of()).values().stream()
                .sorted(BEST_FIRST)
                .map(Taken::itemId)
                .toList();
        return new Slate(k, allowed).fill(own).fill(popularity.bestFirst()).items();
    }

    /** How often, and in which of all lessons last. */
    private record Taken(String itemId, long times, long lastLesson) {
        Taken again(long lesson) {
            return new Taken(itemId, times + 1, lesson);
        }
    }
}
