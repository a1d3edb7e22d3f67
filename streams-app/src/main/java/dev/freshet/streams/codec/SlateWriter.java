package dev.freshet.streams.codec;

import com.google.common.hash.Hashing;
import com.google.common.primitives.ImmutableLongArray;
import dev.freshet.core.candidates.Source;
import dev.freshet.core.engine.Fallback;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.Subject;
import dev.freshet.core.explain.Evidence;
import dev.freshet.core.explain.Reason;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.codec.FieldwiseWriter;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.avro.io.Encoder;

/**
 * Values of recommendations, field by field as RecommendationSlate.avsc has them: this is the largest thing that an event makes.
 * Belongs to one thread.
 */
public final class SlateWriter {

    private final FieldwiseWriter writer;
    private final String surface;

    /**
     * A writer for one thread.
     *
     * @param surface the place in the shop that all slates are for
     */
    public SlateWriter(ReleasedSchemas schemas, String surface) {
        this.writer = FieldwiseWriter.of(RecommendationSlate.class, schemas);
        this.surface = surface;
    }

    /** The same for the same position, so that a repeated slate is known as one. 32 hexadecimal digits. */
    public static String recommendationId(SourcePosition position) {
        return Hashing.sha256()
                .hashString(
                        position.topic() + "/" + position.partition() + "/" + position.offset(), StandardCharsets.UTF_8)
                .toString()
                .substring(0, 32);
    }

    /**
     * The answer to one event, and to those that it settles besides.
     *
     * @param nowMs this machine's clock, ms since 1970 UTC
     */
    public byte[] write(Slate slate, Unanswered what, long nowMs) {
        return writer.encode(out -> write(slate, what, nowMs, out));
    }

    private void write(Slate slate, Unanswered what, long nowMs, Encoder out) throws IOException {
        Subject subject = what.subject();
        boolean user = subject.kind() == Subject.Kind.USER;
        out.writeString(recommendationId(what.position()));
        FieldwiseWriter.writeOptional(out, user ? subject.id() : null);
        FieldwiseWriter.writeOptional(out, user ? null : subject.id());
        out.writeString(surface);
        out.writeLong(nowMs);
        writeTrigger(what, out);
        FieldwiseWriter.writeOptional(out, slate.modelVersion().orElse(null));
        out.writeLong(slate.catalogVersion());
        out.writeLong(slate.signalVersion());
        FieldwiseWriter.writeOptional(out, slate.fallback().map(Fallback::name).orElse(null));
        writeItems(slate.items(), out);
        writeOffsets(what.earlier(), out);
    }

    private static void writeTrigger(Unanswered what, Encoder out) throws IOException {
        SourcePosition position = what.position();
        out.writeString(what.eventId());
        out.writeString(position.topic());
        out.writeInt(position.partition());
        out.writeLong(position.offset());
        out.writeLong(what.timeMs());
    }

    private static void writeItems(List<SlateItem> items, Encoder out) throws IOException {
        out.writeArrayStart();
        out.setItemCount(items.size());
        for (SlateItem item : items) {
            out.startItem();
            out.writeString(item.itemId());
            out.writeInt(item.rank());
            out.writeDouble(item.score());
            writeSources(item.sources(), out);
            writeReason(item.reason(), out);
            out.writeDouble(item.propensity());
        }
        out.writeArrayEnd();
    }

    private static void writeSources(Set<Source> sources, Encoder out) throws IOException {
        out.writeArrayStart();
        out.setItemCount(sources.size());
        for (Source source : sources) {
            out.startItem();
            out.writeString(source.wireName());
        }
        out.writeArrayEnd();
    }

    private static void writeReason(Reason reason, Encoder out) throws IOException {
        out.writeString(reason.kind().name());
        Evidence evidence = reason.evidence().orElse(null);
        FieldwiseWriter.writeOptional(
                out, evidence == null ? null : evidence.type().name());
        FieldwiseWriter.writeOptional(
                out, evidence == null ? null : evidence.itemId().orElse(null));
        FieldwiseWriter.writeOptional(
                out, evidence == null ? null : evidence.query().orElse(null));
        if (evidence == null || !EventTime.isKnown(evidence.timeMs())) {
            out.writeIndex(0);
        } else {
            out.writeIndex(1);
            out.writeLong(evidence.timeMs());
        }
        out.writeDouble(reason.weight());
    }

    private static void writeOffsets(ImmutableLongArray offsets, Encoder out) throws IOException {
        out.writeArrayStart();
        out.setItemCount(offsets.length());
        for (int i = 0; i < offsets.length(); i++) {
            out.startItem();
            out.writeLong(offsets.get(i));
        }
        out.writeArrayEnd();
    }
}
