package dev.freshet.core.encode;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.Past;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.model.StepCall;
import dev.freshet.core.state.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the steps of one bundle for one thread. */
final class Stepper implements AutoCloseable {

    private static final int NEWEST = 0;
    private static final int BEFORE = 1;
    /** Keeps the newest slot while other rows are changed. */
    private static final int KEPT = StepCall.ROWS - 1;

    private final Bundle bundle;
    private final StepCall call;
    private final Past past;
    private final boolean explains;
    private long encodes;

    Stepper(Bundle bundle, boolean explains) {
        this.bundle = bundle;
        this.explains = explains;
        this.call = bundle.stepCall();
        this.past = call.past();
    }

    Bundle bundle() {
        return bundle;
    }

    /** A subject with these slots in the past, which may be none. */
    CachedSubject read(Ring before, OutsideItems outside) {
        CachedSubject subject =
                new CachedSubject(bundle.checksum(), past, bundle.manifest().ring());
        if (!before.isEmpty()) {
            bundle.readPast(before, outside, past);
            subject.past().fill(past, before.size());
        }
        return subject;
    }

    /**
     * Adds the last slots of a ring to the past, one by one.
     *
     * @param slots holds the slots before them, and holds them all afterwards
     * @param more how many, at least 1
     */
    EncodedRing encode(PastSlots slots, int more, Ring ring, RequestContext context, OutsideItems outside) {
        encodes++;
        int size = ring.size();
        for (int i = size - more; i < size - 1; i++) {
            step(slots, ring, i, outside);
            call.run(1, 1);
            slots.append(call.newKeys(), call.newValues());
        }
        step(slots, ring, size - 1, outside);
        int event = slotsOfNewestEvent(ring);
        boolean alone = event == size || !explains;
        if (alone) {
            call.run(1, 1);
        } else {
            beforeNewestEvent(ring, event, outside);
            call.run(2, 2);
        }
        slots.append(call.newKeys(), call.newValues());
        call.copy(NEWEST, KEPT);
        float[][] users = users(alone ? 1 : 2, context);
        return new SteppedRing(
                ring,
                context,
                call.embedding(NEWEST),
                users[NEWEST],
                alone ? Optional.empty() : Optional.of(users[BEFORE]),
                encodes);
    }

    private void step(PastSlots slots, Ring ring, int i, OutsideItems outside) {
        slots.copyTo(past);
        call.past(NEWEST, past, 0);
        call.slot(NEWEST, ring, i, 0, outside);
    }

    /**
     * The slot before the newest event, as if the event were not there. It attends to no slot that the newest one does not attend
     * to: older ones may have fallen out of the ring, or be known to the cache and not to the row.
     */
    private void beforeNewestEvent(Ring ring, int event, OutsideItems outside) {
        int at = ring.size() - event - 1;
        int oldest = Math.max(0, ring.size() - 1 - past.slots());
        call.past(BEFORE, past, event);
        call.slot(BEFORE, ring, at, Math.min(oldest, at), outside);
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

    private float[][] users(int rows, RequestContext context) {
        boolean unknown = context.equals(RequestContext.UNKNOWN);
        float[][] made = new float[rows][];
        for (int row = 0; row < rows; row++) {
            made[row] = unknown ? call.user(row) : call.embedding(row);
        }
        return unknown ? made : bundle.users(made, context);
    }

    @Override
    public void close() {
        call.close();
    }

    /** Valid while the call still holds its past. */
    private final class SteppedRing implements EncodedRing {
        private final Ring ring;
        private final RequestContext context;
        private final float[] embedding;
        private final float[] user;
        private final Optional<float[]> before;
        private final long encode;

        SteppedRing(
                Ring ring,
                RequestContext context,
                float[] embedding,
                float[] user,
                Optional<float[]> before,
                long encode) {
            this.ring = ring;
            this.context = context;
            this.embedding = embedding;
            this.user = user;
            this.before = before;
            this.encode = encode;
        }

        @Override
        public float[] embedding() {
            return embedding;
        }

        @Override
        public float[] user() {
            return user;
        }

        @Override
        public int reach() {
            return attended() + 1;
        }

        @Override
        public List<Optional<float[]>> usersWithout(long... eventHashes) {
            if (encode != encodes) {
                throw new IllegalStateException("the encoder has encoded another ring since");
            }
            if (!explains) {
                throw new IllegalStateException("the encoder was made for slates without reasons");
            }
            List<Optional<float[]>> without = new ArrayList<>();
            List<Integer> asked = new ArrayList<>();
            for (long hash : eventHashes) {
                if (hash == ring.eventHash(ring.size() - 1)) {
                    without.add(before);
                } else {
                    without.add(Optional.of(user));
                    if (isAttended(hash)) {
                        asked.add(without.size() - 1);
                    }
                }
            }
            for (int from = 0; from < asked.size(); from += KEPT) {
                List<Integer> some = asked.subList(from, Math.min(asked.size(), from + KEPT));
                float[][] users = leaveOut(some, eventHashes);
                for (int row = 0; row < users.length; row++) {
                    without.set(some.get(row), Optional.of(users[row]));
                }
            }
            return without;
        }

        private boolean isAttended(long hash) {
            for (int back = 1; back <= attended(); back++) {
                if (ring.eventHash(ring.size() - 1 - back) == hash) {
                    return true;
                }
            }
            return false;
        }

        private int attended() {
            return Math.min(past.slots(), ring.size() - 1);
        }

        /** One row for each of some events. */
        private float[][] leaveOut(List<Integer> some, long... eventHashes) {
            for (int row = 0; row < some.size(); row++) {
                call.copy(KEPT, row);
                for (int back = 1; back <= attended(); back++) {
                    if (ring.eventHash(ring.size() - 1 - back) == eventHashes[some.get(row)]) {
                        call.leaveOut(row, back);
                    }
                }
            }
            call.run(some.size(), 1);
            return users(some.size(), context);
        }
    }
}
