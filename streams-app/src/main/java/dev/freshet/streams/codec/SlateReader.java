package dev.freshet.streams.codec;

import dev.freshet.core.event.Subject;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;

/** Reads the value of recommendations. Belongs to one thread. */
public final class SlateReader {

    private final AvroCodec<RecommendationSlate> codec;

    public SlateReader(ReleasedSchemas schemas) {
        this.codec = AvroCodec.of(RecommendationSlate.class, schemas);
    }

    /** Unreadable also where the slate names no subject. */
    public Decoded<SentSlate> read(byte[] value) {
        return DecodedValues.map(codec.decode(value), SlateReader::toOurs);
    }

    private static SentSlate toOurs(RecommendationSlate slate) {
        Subject subject = slate.getUserId()
                .map(Subject::user)
                .or(() -> slate.getAnonymousId().map(Subject::anonymous))
                .orElseThrow(() -> new IllegalArgumentException("the slate names no subject"));
        return new SentSlate(
                slate.getRecommendationId(),
                subject,
                new SourcePosition(
                        slate.getTrigger().getTopic(),
                        slate.getTrigger().getPartition(),
                        slate.getTrigger().getOffset()),
                slate.getModelVersion(),
                slate.getFallback(),
                slate.getItems().stream().map(SlateReader::item).toList());
    }

    private static SentSlate.Item item(dev.freshet.schemas.SlateItem item) {
        return new SentSlate.Item(
                item.getItemId(),
                item.getRank(),
                item.getScore(),
                item.getSources(),
                item.getReason().getKind());
    }
}
