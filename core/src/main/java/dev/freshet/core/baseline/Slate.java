package dev.freshet.core.baseline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A slate being filled, best item first: at most k items, each allowed, none twice. */
final class Slate {

    private final int size;
    private final Predicate<String> allowed;
    private final Set<String> items = new LinkedHashSet<>();

    Slate(int size, Predicate<String> allowed) {
        if (size < 1) {
            throw new IllegalArgumentException("k is " + size + "; at least 1 is allowed");
        }
        this.size = size;
        this.allowed = allowed;
    }

    boolean isFull() {
        return items.size() >= size;
    }

    /** Appends the allowed ones of these until full. */
    Slate fill(Iterable<String> bestFirst) {
        for (String itemId : bestFirst) {
            if (isFull()) {
                break;
            }
            if (allowed.test(itemId)) {
                items.add(itemId);
            }
        }
        return this;
    }

    List<String> items() {
        return List.copyOf(items);
    }
}
