package dev.freshet.streams.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.datasets.ReadReport;
import dev.freshet.datasets.ReadReport.Tally;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.CatalogCodec;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.InputConfig;
import dev.freshet.streams.fixtures.AvroEvents;
import dev.freshet.streams.fixtures.TestShop;
import dev.freshet.streams.validation.KeyPlacement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicDatasetTest {

    private static final ReleasedSchemas SCHEMAS = ReleasedSchemas.load();
    private static final long NOW_MS = TestShop.NOW.toEpochMilli();
    private static final int PARTITIONS = 3;

    private final AvroCodec<dev.freshet.schemas.UserEvent> events =
            AvroCodec.of(dev.freshet.schemas.UserEvent.class, SCHEMAS);
    private final CatalogCodec items = new CatalogCodec(SCHEMAS);
    private final HeldTopic userEvents = new HeldTopic("user-events", PARTITIONS);
    private final HeldTopic catalogItems = new HeldTopic("catalog-items", 1);

    @Test
    void shouldGiveTheEventsThatTheStreamWouldTakeInOrderOfArrival() {
        // Given
        arrives(somebodyOf(2), 10, AvroEvents.purchase("first", "lamp", "bulb"));
        arrives(somebodyOf(0), 30, AvroEvents.browse("third", "tea"));
        arrives(somebodyOf(1), 20, AvroEvents.search("second", "mug"));
        arrives(somebodyOf(0), 20, AvroEvents.browse("fourth, by a clock behind", "tea"));

        // When / Then
        TopicDataset dataset = dataset();
        assertThat(ids(dataset)).containsExactly("first", "second", "third", "fourth, by a clock behind");
        assertThat(ids(dataset))
                .as("once more")
                .containsExactly("first", "second", "third", "fourth, by a clock behind");
        assertThat(dataset.hasTimes()).isTrue();
    }

    @Test
    void shouldCountWhatTheStreamWouldRefuseByItsReason() {
        // Given
        arrives("anna", 10, AvroEvents.browse("good", "tea"));
        arrives("anna", 11, AvroEvents.event("TELEPORT", "odd"));
        arrives("anna", 12, AvroEvents.event("BROWSE", "of nothing"));
        arrives("anna", 13, AvroEvents.event("PURCHASE", "of nothing"));
        arrives("anna", 14, AvroEvents.browse("early", "tea").setEventTime(TestShop.NOW.plus(Duration.ofDays(1))));
        int place = placeOf("anna");
        userEvents.put((place + 1) % PARTITIONS, 15, utf8("anna"), encoded("anna", AvroEvents.browse("astray", "tea")));
        userEvents.put(0, 16, null, encoded("anna", AvroEvents.browse("without key", "tea")));
        userEvents.put(0, 17, utf8("anna"), null);
        userEvents.put(0, 18, utf8("anna"), utf8("poison"));

        // When
        ReadReport report = dataset().report();

        // Then
        assertThat(report.source()).isEqualTo("user-events");
        assertThat(report.read()).isEqualTo(9);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.events()).isEqualTo(1);
        assertThat(report.skipped())
                .contains(
                        entry("UNKNOWN_TYPE", new Tally(1, "partition " + place + " offset 1")),
                        entry("NO_ITEM", new Tally(2, "partition " + place + " offset 2")))
                .containsOnlyKeys(
                        "UNKNOWN_TYPE",
                        "NO_ITEM",
                        "TIME_IN_FUTURE",
                        "WRONG_PARTITION",
                        "NULL_KEY",
                        "NULL_VALUE",
                        "NOT_SINGLE_OBJECT");
        assertThat(report.table()).contains("skipped: NO_ITEM (such as partition " + place + " offset 2)");
    }

    @Test
    void shouldGiveTheLastWordOnEachItem() {
        // Given
        offers(TestEvents.item("tea", "Tee", "Kitchen"));
        offers(TestEvents.item("mug", "Mug", "Kitchen"));
        offers(TestEvents.item("tea", "Tea", "Kitchen"));
        catalogItems.put(0, 1, utf8("mug"), null);
        catalogItems.put(0, 1, utf8("lamp"), utf8("poison"));
        catalogItems.put(0, 1, null, utf8("poison"));

        // When
        TopicDataset dataset = dataset();

        // Then
        assertThat(titles(dataset)).containsExactly("Tea");
    }

    @Test
    void shouldKeepTheCatalogThatItReadFirst() {
        // Given
        offers(TestEvents.item("tea", "Tea", "Kitchen"));
        TopicDataset dataset = dataset();
        assertThat(titles(dataset)).containsExactly("Tea");

        // When compaction removes what a later word made needless
        catalogItems.clear();

        // Then
        assertThat(titles(dataset)).containsExactly("Tea");
    }

    private TopicDataset dataset() {
        TopicSpan catalog = catalogItems.span(NOW_MS);
        TopicSpan stream = userEvents.span(NOW_MS);
        TopicClient client = new TopicClient(FreshetConfig.DEFAULT, () -> HeldTopic.consumer(userEvents, catalogItems));
        return new TopicDataset(client, stream, catalog, InputConfig.DEFAULT);
    }

    private void arrives(String user, long timeMs, dev.freshet.schemas.UserEvent.Builder event) {
        userEvents.put(placeOf(user), timeMs, utf8(user), encoded(user, event));
    }

    private byte[] encoded(String user, dev.freshet.schemas.UserEvent.Builder event) {
        return events.encode(event.setUserId(user).build());
    }

    private void offers(CatalogItem item) {
        catalogItems.put(0, 1, utf8(item.itemId()), items.write(item));
    }

    private static List<String> ids(TopicDataset dataset) {
        try (Stream<UserEvent> all = dataset.events()) {
            return all.map(UserEvent::eventId).toList();
        }
    }

    private static List<String> titles(TopicDataset dataset) {
        try (Stream<CatalogItem> all = dataset.catalog()) {
            return all.map(CatalogItem::title).toList();
        }
    }

    private static String somebodyOf(int partition) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "user-" + i)
                .filter(user -> placeOf(user) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static int placeOf(String user) {
        return KeyPlacement.murmur2(PARTITIONS).partitionOf(utf8(user));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
