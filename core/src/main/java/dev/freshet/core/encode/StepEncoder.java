package dev.freshet.core.encode;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Encodes only what is new of a ring where the cache remembers the rest, and else the whole ring but its newest slot, so that a
 * hit and a miss end with the same step. Agrees with {@link FullEncoder} to 1e-4; bundles without a step graph are left to it.
 * Belongs to one thread, and holds native memory until closed.
 */
public final class StepEncoder implements RingEncoder, AutoCloseable {

    /** With more new slots than this, one full encode is as cheap. */
    private static final int MOST_STEPS = 8;

    private final RingEncoder full = new FullEncoder();
    private final RingIdentity identity = new RingIdentity();
    private final StepCache cache;
    private final String owner;
    private @Nullable Stepper stepper;

    /** @param owner whose subjects these are, for {@link StepCache#dropAll} */
    public StepEncoder(StepCache cache, String owner) {
        this.cache = cache;
        this.owner = owner;
    }

    @Override
    public EncodedRing encode(
            String subjectKey,
            List<Slot> slots,
            RequestContext context,
            Bundle bundle,
            OutsideItems outside,
            long... without) {
        if (!bundle.hasStep()) {
            return full.encode(subjectKey, slots, context, bundle, outside, without);
        }
        Ring ring = Ring.copyOf(slots);
        Stepper steps = stepperOf(bundle);
        Optional<CachedSubject> held = cache.find(owner, subjectKey);
        boolean done = false;
        try {
            int more = slotsSince(held, ring, bundle, outside);
            EncodedRing encoded = more > 0
                    ? goOn(held.orElseThrow(), more, steps, ring, context, outside, without)
                    : startAnew(subjectKey, steps, ring, context, outside, without);
            count(more > 0, held.isPresent());
            done = true;
            return encoded;
        } finally {
            if (!done) {
                // Some of the new slots may have been added to it.
                cache.drop(owner, subjectKey);
            }
        }
    }

    @Override
    public int reach(int slots, Bundle bundle) {
        return bundle.hasStep() ? Math.min(slots, bundle.manifest().window()) : slots;
    }

    /** Forgets a subject's past, as when its row is removed. */
    public void forget(String subjectKey) {
        cache.drop(owner, subjectKey);
    }

    /** 0 or less where nothing can be gone on from. */
    private int slotsSince(Optional<CachedSubject> held, Ring ring, Bundle bundle, OutsideItems outside) {
        identity.read(ring);
        if (held.isEmpty() || !held.get().bundleChecksum().equals(bundle.checksum())) {
            return 0;
        }
        return identity.slotsSince(
                held.get().identity(),
                MOST_STEPS,
                bundle.manifest().ring(),
                ring,
                RingIdentity.versions(bundle, outside));
    }

    private EncodedRing goOn(
            CachedSubject subject,
            int more,
            Stepper steps,
            Ring ring,
            RequestContext context,
            OutsideItems outside,
            long... without) {
        identity.follows(subject.identity(), more, ring, RingIdentity.versions(steps.bundle(), outside));
        EncodedRing encoded =
                steps.encode(subject.past(), more, ring, context, outside, identity.outsideVersion(), without);
        subject.identity().copyFrom(identity);
        return encoded;
    }

    private EncodedRing startAnew(
            String subjectKey,
            Stepper steps,
            Ring ring,
            RequestContext context,
            OutsideItems outside,
            long... without) {
        identity.readVectors(0, ring, RingIdentity.versions(steps.bundle(), outside));
        CachedSubject subject = steps.read(ring.subList(0, ring.size() - 1), outside);
        EncodedRing encoded =
                steps.encode(subject.past(), 1, ring, context, outside, identity.outsideVersion(), without);
        subject.identity().copyFrom(identity);
        cache.put(owner, subjectKey, subject);
        return encoded;
    }

    private void count(boolean hit, boolean held) {
        if (hit) {
            cache.countHit();
        } else {
            cache.countMiss(held);
        }
    }

    private Stepper stepperOf(Bundle bundle) {
        Stepper current = stepper;
        if (current == null || current.bundle() != bundle) {
            close();
            current = new Stepper(bundle);
            stepper = current;
        }
        return current;
    }

    @Override
    public void close() {
        if (stepper != null) {
            stepper.close();
            stepper = null;
        }
    }
}
