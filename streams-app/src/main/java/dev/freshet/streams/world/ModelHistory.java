package dev.freshet.streams.world;

import com.google.common.collect.EvictingQueue;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;

/** The last decisions about models since this process started. Safe for many threads. */
public final class ModelHistory {

    /** How many are remembered. */
    public static final int LENGTH = 20;

    private final EvictingQueue<ModelDecision> decisions = EvictingQueue.create(LENGTH);
    private Optional<ModelDecision> inService = Optional.empty();

    synchronized void add(ModelDecision decision) {
        decisions.add(decision);
        if (decision.refusal().isEmpty()) {
            inService = Optional.of(decision);
        }
    }

    /** The newest first. */
    public synchronized List<ModelDecision> newestFirst() {
        return ImmutableList.copyOf(decisions).reverse();
    }

    /** The one that brought the model in service, however long ago. */
    public synchronized Optional<ModelDecision> inService() {
        return inService;
    }
}
