package dev.freshet.streams.topology;

import dev.freshet.core.event.Subject;
import dev.freshet.core.state.StoredRow;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the user-state store: one byte for the kind, {@code u} or {@code a}, then the id in UTF-8. The base of a large row lies
 * under the same id with {@code U} or {@code V}, {@code A} or {@code B} before it, hence before all rows.
 */
public final class SubjectKey {

    /** No record lies before it. */
    static final Bytes FIRST = Bytes.wrap(new byte[] {'A'});

    private SubjectKey() {}

    public static Bytes of(Subject subject) {
        byte[] id = subject.id().getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[id.length + 1];
        key[0] = (byte) kind(subject);
        System.arraycopy(id, 0, key, 1, id.length);
        return Bytes.wrap(key);
    }

    /** Where a part of the row lies whose subject has this key. */
    public static Bytes of(Bytes subject, StoredRow.Part part) {
        int step = switch (part) {
            case HEAD -> 0;
            case BASE_0 -> 'A' - 'a';
            case BASE_1 -> 'B' - 'a';
        };
        if (step == 0) {
            return subject;
        }
        byte[] key = subject.get().clone();
        key[0] += (byte) step;
        return Bytes.wrap(key);
    }

    /** Whether a key of the store is that of a base. */
    static boolean isBase(Bytes key) {
        return key.get()[0] < 'a';
    }

    /** Whose base lies at this key. */
    static Bytes ofBase(Bytes base) {
        byte[] key = base.get().clone();
        key[0] = (byte) (key[0] == 'A' || key[0] == 'B' ? 'a' : 'u');
        return Bytes.wrap(key);
    }

    /** The same text of a key. */
    static String text(Bytes subject) {
        return new String(subject.get(), StandardCharsets.UTF_8);
    }

    /** A subject's key as text. */
    static String text(Subject subject) {
        return kind(subject) + subject.id();
    }

    private static char kind(Subject subject) {
        return switch (subject.kind()) {
            case USER -> 'u';
            case ANONYMOUS -> 'a';
        };
    }
}
