package dev.freshet.streams.topology;

import com.google.common.primitives.ImmutableLongArray;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.Subject;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.codec.Unanswered;
import dev.freshet.streams.trace.TraceContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * An answer that is put off.
 *
 * @param what is to be answered
 * @param recordMs the timestamp that the answer's record will have: that of its event's
 * @param sinceMs when the first of its events began to wait, by this machine's clock
 */
record PendingAnswer(Unanswered what, long recordMs, long sinceMs) {

    /** Format 1 knew nothing of traces. */
    private static final byte FORMAT = 2;

    /** @throws IllegalStateException if the bytes are of another format */
    static PendingAnswer ofBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte format = in.readByte();
            if (format < 1 || format > FORMAT) {
                throw new IllegalStateException("a pending answer is of format " + format + ", not 1 to " + FORMAT);
            }
            long recordMs = in.readLong();
            long sinceMs = in.readLong();
            Subject subject = new Subject(Subject.Kind.valueOf(in.readUTF()), in.readUTF());
            String eventId = in.readUTF();
            long timeMs = in.readLong();
            Consent consent = Consent.valueOf(in.readUTF());
            SourcePosition position = new SourcePosition(in.readUTF(), in.readInt(), in.readLong());
            ImmutableLongArray.Builder earlier = ImmutableLongArray.builder();
            for (int left = in.readInt(); left > 0; left--) {
                earlier.add(in.readLong());
            }
            Optional<TraceContext> trace = format == 1 ? Optional.empty() : readTrace(in);
            return new PendingAnswer(
                    new Unanswered(subject, eventId, timeMs, consent, position, earlier.build(), trace),
                    recordMs,
                    sinceMs);
        } catch (IOException e) {
            throw new IllegalStateException("a pending answer of " + bytes.length + " bytes is cut off", e);
        }
    }

    private static Optional<TraceContext> readTrace(DataInputStream in) throws IOException {
        return TraceContext.parse(in.readUTF(), in.readUTF());
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(recordMs);
            out.writeLong(sinceMs);
            out.writeUTF(what.subject().kind().name());
            out.writeUTF(what.subject().id());
            out.writeUTF(what.eventId());
            out.writeLong(what.timeMs());
            out.writeUTF(what.consent().name());
            out.writeUTF(what.position().topic());
            out.writeInt(what.position().partition());
            out.writeLong(what.position().offset());
            out.writeInt(what.earlier().length());
            for (int i = 0; i < what.earlier().length(); i++) {
                out.writeLong(what.earlier().get(i));
            }
            out.writeUTF(what.trace().map(TraceContext::parent).orElse(""));
            out.writeUTF(what.trace().flatMap(TraceContext::state).orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }
}
