package dev.freshet.schemas.codec;

import dev.freshet.schemas.CatalogItem;
import dev.freshet.schemas.DeadLetter;
import dev.freshet.schemas.Header;
import dev.freshet.schemas.ItemActivity;
import dev.freshet.schemas.ItemSignal;
import dev.freshet.schemas.LineItem;
import dev.freshet.schemas.ModelPointer;
import dev.freshet.schemas.PastVisit;
import dev.freshet.schemas.Reason;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.SlateItem;
import dev.freshet.schemas.Trigger;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.VisitedBefore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** One record of each type that travels, with every branch that golden bytes should show. */
final class Samples {
    private static final Instant TIME = Instant.parse("2026-03-01T12:34:56.789Z");

    private Samples() {}

    static Stream<SpecificRecordBase> all() {
        return Stream.of(
                catalogItem(),
                deadLetter(),
                itemActivity(),
                itemSignal(),
                modelPointer(),
                recommendationSlate(),
                userEvent());
    }

    static SpecificRecordBase named(String recordName) {
        return all().filter(sample -> sample.getSchema().getName().equals(recordName))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Samples has no " + recordName + "; add one"));
    }

    /** A codec of the record's own type. */
    @SuppressWarnings("unchecked")
    static <T extends SpecificRecordBase> AvroCodec<T> codecOf(T record, ReleasedSchemas released) {
        return AvroCodec.of((Class<T>) record.getClass(), released);
    }

    static UserEvent userEvent() {
        return UserEvent.newBuilder()
                .setEventId("e-1")
                .setEventType("PURCHASE")
                .setUserId("u-1")
                .setSessionId("s-1")
                .setItems(List.of(
                        new LineItem("mug-7", 2, 12.5),
                        LineItem.newBuilder().setItemId("tee-9").build()))
                .setSearchQuery("blue müg")
                .setCurrency("EUR")
                .setEventTime(TIME)
                .setSurface("home")
                .setRecommendationId("r-1")
                .setConsent("PERSONALIZED")
                .setAttributes(Map.of("channel", "app"))
                .build();
    }

    static CatalogItem catalogItem() {
        return CatalogItem.newBuilder()
                .setItemId("mug-7")
                .setTitle("Blue mug")
                .setCategoryPath(List.of("Home", "Kitchen", "Mugs"))
                .setBrand("Potter")
                .setPrice(12.5)
                .setCurrency("EUR")
                .setAvailable(false)
                .setRepeatable(true)
                .setAttributes(Map.of("colour", "blue"))
                .build();
    }

    static ItemSignal itemSignal() {
        return new ItemSignal(
                "mug-7",
                1_250_000L,
                TIME,
                TIME.plusMillis(40),
                List.of(new VisitedBefore(-7_000_000_000L, 333_333L), new VisitedBefore(42L, 2_500_000L)),
                TIME.minusSeconds(60));
    }

    static ItemActivity itemActivity() {
        return new ItemActivity(
                "mug-7",
                "BROWSE",
                1_000_000L,
                TIME,
                List.of(new PastVisit(42L, 1_000_000L), new PastVisit(-7_000_000_000L, 500_000L)));
    }

    static ModelPointer modelPointer() {
        return new ModelPointer("2026-03-01.1", "file:/models/2026-03-01.1.zip", "0123456789abcdef".repeat(4), TIME);
    }

    static RecommendationSlate recommendationSlate() {
        Reason browsed = Reason.newBuilder()
                .setKind("PAST_EVENT")
                .setEvidenceEventType("BROWSE")
                .setEvidenceItemId("mug-6")
                .setEvidenceTime(TIME.minusSeconds(60))
                .setWeight(0.75)
                .build();
        Reason searched = Reason.newBuilder()
                .setKind("PAST_EVENT")
                .setEvidenceEventType("SEARCH")
                .setEvidenceQuery("tee")
                .build();
        return RecommendationSlate.newBuilder()
                .setRecommendationId("r-1")
                .setAnonymousId("a-1")
                .setSurface("home")
                .setGeneratedAt(TIME.plusMillis(7))
                .setTrigger(new Trigger("e-1", "freshet.user-events", 3, 1_234_567L, TIME))
                .setModelVersion("2026-03-01.1")
                .setCatalogVersion(4_000L)
                .setSignalVersion(90_000L)
                .setFallback("NO_HISTORY")
                .setItems(List.of(
                        new SlateItem("mug-7", 1, 3.25, List.of("embedding", "trending"), browsed, 0.875),
                        new SlateItem("tee-9", 2, -1.5, List.of(), searched, 1.0)))
                .setCoalescedOffsets(List.of(1_234_501L, 1_234_560L))
                .build();
    }

    static DeadLetter deadLetter() {
        return DeadLetter.newBuilder()
                .setReason("NOT_SINGLE_OBJECT")
                .setDetail("the 2 bytes start with '7b7d'")
                .setTopic("freshet.user-events")
                .setPartition(3)
                .setOffset(1_234_568L)
                .setTimestamp(TIME)
                .setKey(bytes("u-1"))
                .setValue(bytes("{}"))
                .setOriginalValueSize(70_000L)
                .setTruncated(true)
                .setHeaders(List.of(
                        new Header("trace", bytes("t-1")),
                        Header.newBuilder().setName("empty").build()))
                .build();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
