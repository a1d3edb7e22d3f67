package dev.freshet.core.baseline;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What the subject took most often itself, then most recently, then what is more popular; popularity fills up. The baseline "personal top" of next-basket
 * recommendation, hard to beat where people buy again (Li et al., "A Next Basket Recommendation Reality Check", TOIS 2023).
 */
public final class OwnFrequency extends ScoringBaseline {

    private final Map<Subject, Int2ObjectMap<Taken>> bySubject = new HashMap<>();
    private long lessons;

    public OwnFrequency() {
        super("own-frequency");
    }

    /** How often, and in which of all lessons last. */
    private record Taken(int times, long lastLesson) {}

    @Override
    void learnOf(UserEvent event, int[] numbers) {
        lessons++;
        Int2ObjectMap<Taken> own = bySubject.computeIfAbsent(event.subject(), s -> new Int2ObjectOpenHashMap<>(4));
        for (int item : numbers) {
            Taken before = own.get(item);
            own.put(item, new Taken(before == null ? 1 : before.times() + 1, lessons));
        }
    }

    @Override
    void score(Subject subject, double[] scores) {
        Int2ObjectMap<Taken> own = bySubject.get(subject);
        if (own != null) {
            // The lesson adds less than one: it orders what was taken equally often.
            for (Int2ObjectMap.Entry<Taken> each : own.int2ObjectEntrySet()) {
                Taken taken = each.getValue();
                scores[each.getIntKey()] = taken.times() + taken.lastLesson() / (lessons + 1.0);
            }
        }
    }
}
