package dev.freshet.playground.bench.load;

import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.EventWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Events as they go onto the wire, encoded before anything is measured. The sequence never ends: after the last it starts anew,
 * each time under other event ids and at later times. Immutable, safe for many threads.
 */
public final class LoadEvents {

    /** The marker of single-object encoding, a fingerprint, and the length of the id, which comes first. */
    private static final int ID_AT = 2 + 8 + 1;

    private static final int ID_DIGITS = 12;

    private final byte[][] keys;
    private final byte[][] values;
    /** Where in each value its time begins. */
    private final int[] timeAt;

    private final long fromMs;

    private LoadEvents(byte[][] keys, byte[][] values, int[] timeAt, long fromMs) {
        this.keys = keys;
        this.values = values;
        this.timeAt = timeAt;
        this.fromMs = fromMs;
    }

    /**
     * Draws who acts and encodes what they do next.
     *
     * @param history events of each tape that lie in the past; people go on from there
     * @param size events until the sequence starts anew
     * @param fromMs time of the first event, ms since 1970 UTC; each later one is a millisecond after, without end
     */
    public static LoadEvents encode(
            Tapes tapes, int history, Zipf people, int size, long fromMs, long seed, ReleasedSchemas schemas) {
        EventWriter writer = new EventWriter(schemas);
        SplittableRandom random = new SplittableRandom(seed);
        int[] done = new int[people.size()];
        byte[][] keys = new byte[size][];
        byte[][] values = new byte[size][];
        int[] timeAt = new int[size];
        for (int i = 0; i < size; i++) {
            int person = people.draw(random);
            List<UserEvent> tape = tapes.of(person);
            UserEvent event = tape.get((history + done[person]++) % tape.size());
            Subject subject = People.subject(person);
            keys[i] = subject.id().getBytes(StandardCharsets.UTF_8);
            values[i] = writer.write(moved(event, subject, id(i), fromMs + i));
            byte[] later = writer.write(moved(event, subject, id(i), fromMs + i + 1));
            // The lowest bits of a time come first, so that it begins where it differs from the next millisecond.
            timeAt[i] = Arrays.mismatch(values[i], later);
        }
        requireIdInItsPlace(values[0]);
        return new LoadEvents(keys, values, timeAt, fromMs);
    }

    /** The key of the event with a number. */
    public byte[] key(long number) {
        return keys[(int) (number % keys.length)];
    }

    /** The value of the event with a number; the caller's own. */
    public byte[] value(long number) {
        int index = (int) (number % values.length);
        byte[] value = values[index].clone();
        writeId(number, value);
        writeTime(fromMs + number, value, timeAt[index]);
        return value;
    }

    /** The number in the id of one of these events. */
    public static long number(CharSequence eventId) {
        return Long.parseLong(eventId, 0, eventId.length(), 10);
    }

    private static UserEvent moved(UserEvent event, Subject subject, String id, long timeMs) {
        return UserEvent.builder(event.type(), subject, id)
                .session(event.sessionId())
                .items(event.items())
                .query(event.searchQuery())
                .currency(event.currency())
                .timeMs(timeMs)
                .surface(event.surface())
                .consent(event.consent())
                .attributes(event.attributes())
                .build();
    }

    private static String id(long number) {
        byte[] id = new byte[ID_AT + ID_DIGITS];
        writeId(number, id);
        return new String(id, ID_AT, ID_DIGITS, StandardCharsets.US_ASCII);
    }

    private static void writeId(long number, byte[] into) {
        long rest = number;
        for (int at = ID_AT + ID_DIGITS - 1; at >= ID_AT; at--) {
            into[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Over a time of as many bytes: Avro's zigzag number, seven bits a byte, the lowest first. */
    private static void writeTime(long timeMs, byte[] into, int at) {
        long rest = timeMs << 1;
        int place = at;
        while (into[place] < 0) {
            into[place++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        if (rest > 0x7F) {
            throw new IllegalArgumentException("the time " + timeMs + " takes more bytes than the first one's");
        }
        into[place] = (byte) rest;
    }

    private static void requireIdInItsPlace(byte[] value) {
        byte[] found = Arrays.copyOfRange(value, ID_AT, ID_AT + ID_DIGITS);
        if (!id(0).equals(new String(found, StandardCharsets.US_ASCII))) {
            throw new IllegalStateException("an encoded event does not start with its id");
        }
    }
}
