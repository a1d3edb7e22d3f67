package dev.freshet.core.candidates;

import com.google.common.collect.Lists;
import dev.freshet.core.state.PurchaseMemory;
import dev.freshet.core.state.Purchases;
import java.util.Comparator;

/** What the subject bought, most often first, then most recently. */
public final class RepeatSource implements CandidateSource {

    private final ItemSpace space;

    public RepeatSource(ItemSpace space) {
        this.space = space;
    }

    @Override
    public void propose(CandidateRequest request, CandidateSet into) {
        Purchases remembered = request.row().purchases();
        // A union has no order: which come first matters only where not all of them fit.
        Purchases purchases = remembered.size() > request.limit() ? bestFirst(remembered) : remembered;
        int proposed = 0;
        for (int i = 0; i < purchases.size() && proposed < request.limit(); i++) {
            int index = space.index(purchases.itemHash(i));
            if (index >= 0 && request.allowed().test(index)) {
                into.add(index, Source.REPEAT);
                proposed++;
            }
        }
    }

    private static Purchases bestFirst(Purchases remembered) {
        // The memory holds the most recently bought last, and the sort is stable.
        return Purchases.copyOf(Lists.reverse(remembered).stream()
                .sorted(Comparator.comparingInt(PurchaseMemory::times).reversed())
                .toList());
    }
}
