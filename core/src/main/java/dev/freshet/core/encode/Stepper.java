package dev.freshet.core.encode;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.model.StepCall;
import dev.freshet.core.state.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the steps of one bundle for one thread. */
final class Stepper implements AutoCloseable {

    /** Nothing is left to encode. */
    private static final int NO_ROW = -1;

    private final Bundle bundle;
    private final StepCall call;

    Stepper(Bundle bundle) {
        this.bundle = bundle;
        this.call = bundle.stepCall();
    }

    Bundle bundle() {
        return bundle;
    }

    /** A subject with these slots in the past, which may be none. */
    CachedSubject read(Ring before, OutsideItems outside) {
        CachedSubject subject = new CachedSubject(
                bundle.checksum(), call.past(), bundle.manifest().ring());
        if (!before.isEmpty()) {
            bundle.readPast(before, outside, call.past());
            subject.past().fill(call.past(), before.size());
        }
        return subject;
    }

    /**
     * Adds the last slots of a ring to the past.
     *
     * @param slots holds the slots before them, and holds them all afterwards
     * @param more how many, at least 1
     * @param outsideVersion of the ring's items
     */
    EncodedRing encode(
            PastSlots slots,
            int more,
            Ring ring,
            RequestContext context,
            OutsideItems outside,
            long outsideVersion,
            long... without) {
        slots.copyTo(call.past());
        call.start(ring, more, outside);
        int newest = more - 1;
        int[] rows = new int[without.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = rowWithout(without[i], ring, newest);
        }
        call.run();
        for (int row = 0; row < more; row++) {
            slots.append(call.newKeys(row), call.newValues(row));
        }
        return encoded(newest, context, outsideVersion, rows);
    }

    private int rowWithout(long eventHash, Ring ring, int newest) {
        int last = ring.size() - 1;
        if (eventHash == ring.eventHash(last)) {
            int slots = slotsOfNewestEvent(ring);
            return slots == ring.size() ? NO_ROW : call.addOlder(slots);
        }
        for (int back = 1; back <= Math.min(call.past().slots(), last); back++) {
            if (ring.eventHash(last - back) == eventHash) {
                return call.addWithout(eventHash);
            }
        }
        return newest;
    }

    private static int slotsOfNewestEvent(Ring ring) {
        int size = ring.size();
        long hash = ring.eventHash(size - 1);
        int count = 1;
        while (count < size && ring.eventHash(size - 1 - count) == hash) {
            count++;
        }
        return count;
    }

    private EncodedRing encoded(int newest, RequestContext context, long outsideVersion, int... rows) {
        List<Optional<float[]>> without = new ArrayList<>(rows.length);
        for (int row : rows) {
            without.add(row == NO_ROW ? Optional.empty() : Optional.of(user(row, context)));
        }
        return new EncodedRing(call.embedding(newest), user(newest, context), without, outsideVersion);
    }

    private float[] user(int row, RequestContext context) {
        return context.equals(RequestContext.UNKNOWN)
                ? call.user(row)
                : bundle.users(new float[][] {call.embedding(row)}, context)[0];
    }

    @Override
    public void close() {
        call.close();
    }
}
