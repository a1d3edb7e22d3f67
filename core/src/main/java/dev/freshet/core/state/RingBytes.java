package dev.freshet.core.state;

import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.EventType;
import java.util.Optional;

/** Slots as bytes, each described by its way from the slot before. The same in every format of a row. */
final class RingBytes {

    private static final int SAME_EVENT = 0x80;

    private RingBytes() {}

    /** The slots from i on, as {@link RowCodec} describes them. */
    static void write(RowBytes.Writer out, Ring ring, int from) {
        int size = ring.size();
        out.u8(size - from);
        long known = Math.max(0, ring.subList(0, from).newestMs());
        for (int i = from; i < size; i++) {
            long timeMs = ring.timeMs(i);
            long eventHash = ring.eventHash(i);
            boolean same = i > from && eventHash == ring.eventHash(i - 1) && timeMs == ring.timeMs(i - 1);
            out.u8(ring.typeCode(i) | (same ? SAME_EVENT : 0));
            if (!same) {
                out.varint(timeMs < 0 ? 0 : 1 + timeMs - known);
                out.i64(eventHash);
            }
            if (ring.isSearch(i)) {
                int terms = ring.termCount(i);
                out.u8(terms);
                for (int k = 0; k < terms; k++) {
                    out.i32(ring.term(i, k));
                }
            } else {
                out.i64(ring.itemHash(i));
            }
            known = Math.max(known, timeMs);
        }
    }

    /** The ring of slots that were kept and of those written after them. */
    static Ring read(RowBytes.Reader in, Ring kept) {
        int size = in.u8();
        Ring.Builder ring = new Ring.Builder(kept, kept.size(), size);
        long known = Math.max(0, kept.newestMs());
        long timeMs = 0;
        long eventHash = 0;
        for (int i = 0; i < size; i++) {
            int head = in.u8();
            EventType type = type(head & ~SAME_EVENT);
            if ((head & SAME_EVENT) == 0) {
                timeMs = time(in.varint(), known);
                eventHash = in.i64();
            } else if (i == 0) {
                throw new RowFormatException("the first slot of a ring belongs to the event of a slot before it");
            }
            known = Math.max(known, timeMs);
            if (type == EventType.SEARCH) {
                ring.search(timeMs, eventHash);
                for (int terms = in.u8(); terms > 0; terms--) {
                    ring.term(in.i32());
                }
            } else {
                ring.item(type, in.i64(), timeMs, eventHash);
            }
        }
        return ring.build();
    }

    private static EventType type(int code) {
        Optional<EventType> type = EventType.ofCode(code);
        if (type.isEmpty()) {
            throw new RowFormatException(
                    "a slot has the unknown event type code " + code + "; upgrade before reading this state");
        }
        return type.get();
    }

    private static long time(long delta, long known) {
        if (delta == 0) {
            return EventTime.UNKNOWN;
        }
        long timeMs = known + delta - 1;
        if (timeMs < known) {
            throw new RowFormatException("a slot is " + (delta - 1) + " ms after " + known);
        }
        return timeMs;
    }
}
