package dev.freshet.core.state;

import com.google.common.primitives.ImmutableIntArray;
import dev.freshet.core.event.EventType;

/** One place in the ring: what the encoder sees of an event. A basket of k items takes k slots with one event hash. */
public sealed interface Slot {

    EventType type();

    /** Ms since 1970 UTC, never before the slot's predecessor, or {@link dev.freshet.core.event.EventTime#UNKNOWN}. */
    long timeMs();

    /** {@link dev.freshet.core.Hashes#event} of the event that it came with. */
    long eventHash();

    /** 64 bits that tell this slot from another: of type, item or terms, time and event. Not written anywhere, so free to change. */
    long digest();

    /** A slot that holds an item, by {@link dev.freshet.core.Hashes#item}. */
    record ItemSlot(EventType type, long itemHash, long timeMs, long eventHash) implements Slot {
        public ItemSlot {
            requireItemType(type);
        }

        static void requireItemType(EventType type) {
            if (!type.entersRing() || type == EventType.SEARCH) {
                throw new IllegalArgumentException("a " + type + " is no item slot");
            }
        }

        @Override
        public long digest() {
            return SlotDigest.of(this);
        }
    }

    /**
     * A slot that holds a search.
     *
     * @param terms {@link dev.freshet.core.Hashes#term} of the first distinct words of the query, at most
     *     {@link #MAX_TERMS}; none where the query has no word
     */
    record SearchSlot(ImmutableIntArray terms, long timeMs, long eventHash) implements Slot {

        /** More words than this say little more and cost four bytes each in every row. */
        public static final int MAX_TERMS = 4;

        public SearchSlot {
            requireTerms(terms.length());
        }

        static void requireTerms(int count) {
            if (count > MAX_TERMS) {
                throw new IllegalArgumentException(count + " terms; at most " + MAX_TERMS + " are kept");
            }
        }

        @Override
        public long digest() {
            return SlotDigest.of(this);
        }

        @Override
        public EventType type() {
            return EventType.SEARCH;
        }
    }
}
