package dev.freshet.streams.topology;

import dev.freshet.core.event.Subject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys of the user-state store: one byte for the kind, {@code u} or {@code a}, then the id in UTF-8. */
public final class SubjectKey {

    private SubjectKey() {}

    public static Bytes of(Subject subject) {
        byte[] id = subject.id().getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[id.length + 1];
        key[0] = (byte) kind(subject);
        System.arraycopy(id, 0, key, 1, id.length);
        return Bytes.wrap(key);
    }

    /** The same as text. */
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
