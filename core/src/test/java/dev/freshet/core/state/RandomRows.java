package dev.freshet.core.state;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.Longs;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Rows of every size, with unknown times, baskets, searches and text of every alphabet. */
final class RandomRows {

    private static final List<EventType> WITH_ITEMS = Arrays.stream(EventType.values())
            .filter(type -> type.entersRing() && type != EventType.SEARCH)
            .toList();

    private final Random random;

    RandomRows(long seed) {
        this.random = new Random(seed);
    }

    SubjectRow next() {
        Ring ring = ring();
        return new SubjectRow(
                ring,
                Purchases.copyOf(
                        upTo(SubjectRow.PURCHASES, () -> new PurchaseMemory(random.nextLong(), 1 + count(), time()))),
                upTo(SubjectRow.QUERIES, () -> RecentQuery.of(text(), random.nextLong())),
                SeenItems.copyOf(upTo(SubjectRow.SEEN, () -> new SeenItem(random.nextLong(), count(), count()))),
                new Profile(time(), time(), counts()),
                recentEvents(ring),
                time(),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Embedding(text(), floats(), random.nextBoolean() ? 0 : random.nextLong())));
    }

    private Ring ring() {
        List<Slot> ring = new ArrayList<>();
        int size = random.nextInt(SubjectRow.RING + 1);
        long newest = 0;
        while (ring.size() < size) {
            long event = random.nextLong();
            long step = random.nextInt(4) == 0 ? 0 : random.nextLong() >>> (19 + random.nextInt(45));
            boolean known = random.nextInt(5) > 0;
            newest = known ? newest + step : newest;
            long timeMs = known ? newest : EventTime.UNKNOWN;
            if (random.nextInt(4) == 0) {
                int[] terms = random.ints(random.nextInt(Slot.SearchSlot.MAX_TERMS + 1))
                        .toArray();
                ring.add(new Slot.SearchSlot(ImmutableIntArray.copyOf(terms), timeMs, event));
                continue;
            }
            EventType type = WITH_ITEMS.get(random.nextInt(WITH_ITEMS.size()));
            int basket = 1 + random.nextInt(3);
            for (int i = 0; i < basket && ring.size() < size; i++) {
                ring.add(new Slot.ItemSlot(type, random.nextLong(), timeMs, event));
            }
        }
        return Ring.copyOf(ring);
    }

    /** Some of them the ring's, in its order or in none. */
    private RecentEvents recentEvents(Ring ring) {
        List<Long> hashes = new ArrayList<>();
        for (int i = 0; i < ring.size() && hashes.size() < SubjectRow.RECENT_EVENTS; i++) {
            if (random.nextInt(5) > 0) {
                hashes.add(ring.eventHash(random.nextInt(9) > 0 ? i : random.nextInt(ring.size())));
            } else if (random.nextBoolean()) {
                hashes.add(random.nextLong());
            }
        }
        return RecentEvents.of(Longs.toArray(hashes));
    }

    private <T> ImmutableList<T> upTo(int limit, Supplier<T> element) {
        int size = random.nextInt(limit + 1);
        ImmutableList.Builder<T> all = ImmutableList.builder();
        for (int i = 0; i < size; i++) {
            all.add(element.get());
        }
        return all.build();
    }

    private int count() {
        return random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31);
    }

    private long time() {
        return random.nextInt(4) == 0 ? EventTime.UNKNOWN : random.nextLong() >>> (1 + random.nextInt(60));
    }

    private ImmutableIntArray counts() {
        int[] counts = new int[Profile.TYPES];
        for (int code = 1; code < counts.length; code++) {
            counts[code] = count();
        }
        return ImmutableIntArray.copyOf(counts);
    }

    private float[] floats() {
        float[] values = new float[random.nextInt(80)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt() & 0x7EFF_FFFF);
        }
        return values;
    }

    /** Well-formed text: no half of a surrogate pair by itself. */
    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(200);
        while (text.length() < length) {
            int point = random.nextInt(Character.MAX_CODE_POINT + 1) >>> random.nextInt(14);
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }
}
