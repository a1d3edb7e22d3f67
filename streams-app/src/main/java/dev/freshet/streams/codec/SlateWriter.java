package dev.freshet.streams.codec;

import com.google.common.hash.Hashing;
import dev.freshet.core.candidates.Source;
import dev.freshet.core.engine.Fallback;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.Subject;
import dev.freshet.core.explain.Evidence;
import dev.freshet.core.explain.Reason;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.Trigger;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Values of recommendations. Belongs to one thread. */
public final class SlateWriter {

    private final AvroCodec<RecommendationSlate> codec;
    private final String surface;

    /**
     * A writer for one thread.
     *
     * @param surface the place in the shop that all slates are for
     */
    public SlateWriter(ReleasedSchemas schemas, String surface) {
        this.codec = AvroCodec.of(RecommendationSlate.class, schemas);
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
        Subject subject = what.subject();
        SourcePosition position = what.position();
        boolean user = subject.kind() == Subject.Kind.USER;
        return codec.encode(RecommendationSlate.newBuilder()
                .setRecommendationId(recommendationId(position))
                .setUserId(user ? subject.id() : null)
                .setAnonymousId(user ? null : subject.id())
                .setSurface(surface)
                .setGeneratedAt(Instant.ofEpochMilli(nowMs))
                .setTrigger(Trigger.newBuilder()
                        .setEventId(what.eventId())
                        .setTopic(position.topic())
                        .setPartition(position.partition())
                        .setOffset(position.offset())
                        .setEventTime(Instant.ofEpochMilli(what.timeMs()))
                        .build())
                .setModelVersion(slate.modelVersion().orElse(null))
                .setCatalogVersion(slate.catalogVersion())
                .setSignalVersion(slate.signalVersion())
                .setFallback(slate.fallback().map(Fallback::name).orElse(null))
                .setItems(slate.items().stream().map(SlateWriter::item).toList())
                .setCoalescedOffsets(what.earlier().asList())
                .build());
    }

    private static dev.freshet.schemas.SlateItem item(SlateItem item) {
        return dev.freshet.schemas.SlateItem.newBuilder()
                .setItemId(item.itemId())
                .setRank(item.rank())
                .setScore(item.score())
                .setSources(item.sources().stream().map(Source::wireName).toList())
                .setReason(reason(item.reason()))
                .setPropensity(item.propensity())
                .build();
    }

    private static dev.freshet.schemas.Reason reason(Reason reason) {
        Optional<Evidence> evidence = reason.evidence();
        return dev.freshet.schemas.Reason.newBuilder()
                .setKind(reason.kind().name())
                .setEvidenceEventType(evidence.map(event -> event.type().name()).orElse(null))
                .setEvidenceItemId(evidence.flatMap(Evidence::itemId).orElse(null))
                .setEvidenceQuery(evidence.flatMap(Evidence::query).orElse(null))
                .setEvidenceTime(evidence.map(Evidence::timeMs)
                        .filter(EventTime::isKnown)
                        .map(Instant::ofEpochMilli)
                        .orElse(null))
                .setWeight(reason.weight())
                .build();
    }
}
