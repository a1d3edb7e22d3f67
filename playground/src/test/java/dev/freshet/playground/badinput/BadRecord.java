package dev.freshet.playground.badinput;

import dev.freshet.playground.deployment.Deployment;
import dev.freshet.schemas.LineItem;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A record of user-events that must not be accepted.
 *
 * @param name what is wrong with it
 * @param reason what its dead letter must say
 * @param partition where it is put, or null for the key's place
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BadRecord(
        String name,
        String reason,
        byte @Nullable [] key,
        byte @Nullable [] value,
        @Nullable Integer partition) {

    private static final int PARTITIONS = 3;
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    static Stream<BadRecord> all() {
        byte[] good = encoded(browse("anna", "good", "tea").build());
        byte[] unknownSchema = good.clone();
        Arrays.fill(unknownSchema, 2, 10, (byte) 7);
        int wrong = (Utils.toPositive(Utils.murmur2(utf8("anna"))) + 1) % PARTITIONS;
        return Stream.of(
                new BadRecord("bytes that are no Avro", "NOT_SINGLE_OBJECT", utf8("anna"), utf8("{}"), null),
                new BadRecord("an empty value", "NOT_SINGLE_OBJECT", utf8("anna"), new byte[0], null),
                new BadRecord("an unknown schema", "UNKNOWN_SCHEMA", utf8("anna"), unknownSchema, null),
                new BadRecord("a cut-off body", "CORRUPT", utf8("anna"), Arrays.copyOf(good, good.length - 3), null),
                new BadRecord("a null value", "NULL_VALUE", utf8("anna"), null, null),
                new BadRecord("a null key", "NULL_KEY", null, good, 0),
                new BadRecord("a key that is not the subject", "KEY_NOT_SUBJECT", utf8("ben"), good, null),
                new BadRecord("a wrong partition", "WRONG_PARTITION", utf8("anna"), good, wrong),
                event("no subject", "NO_SUBJECT", event -> event.setUserId(null)),
                event("a blank event id", "BLANK_ID", event -> event.setEventId("  ")),
                event("a blank user id", "BLANK_ID", event -> event.setUserId(" ")),
                event("an over-long user id", "ID_TOO_LONG", event -> event.setUserId("u".repeat(300))),
                event("an unknown type", "UNKNOWN_TYPE", event -> event.setEventType("TELEPORT")),
                event("a browse without item", "NO_ITEM", event -> event.setItems(List.of())),
                event(
                        "an empty basket",
                        "NO_ITEM",
                        event -> event.setEventType("PURCHASE").setItems(List.of())),
                event(
                        "a search without query",
                        "NO_QUERY",
                        event -> event.setEventType("SEARCH").setItems(List.of())),
                event("a negative quantity", "BAD_QUANTITY", event -> event.setItems(List.of(line(-1, 1)))),
                event("a negative price", "BAD_PRICE", event -> event.setItems(List.of(line(1, -1)))),
                event("a price that is no number", "BAD_PRICE", event -> event.setItems(List.of(line(1, Double.NaN)))),
                event(
                        "a time in the future",
                        "TIME_IN_FUTURE",
                        event -> event.setEventTime(Instant.now().plus(Duration.ofHours(1)))),
                event(
                        "a time before 2000",
                        "TIME_TOO_OLD",
                        event -> event.setEventTime(Instant.parse("1999-12-31T23:59:59Z"))),
                new BadRecord(
                        "a basket of 1,001 items",
                        "BASKET_TOO_LARGE",
                        utf8("anna"),
                        encoded(basket("anna", "basket", 1_001).build()),
                        null));
    }

    ProducerRecord<byte[], byte[]> onTopic(String topic) {
        return new ProducerRecord<>(topic, partition, key, value);
    }

    static UserEvent.Builder browse(String user, String eventId, String item) {
        return UserEvent.newBuilder()
                .setEventId(eventId)
                .setEventType("BROWSE")
                .setUserId(user)
                .setItems(List.of(LineItem.newBuilder().setItemId(item).build()))
                .setEventTime(NOON);
    }

    static UserEvent.Builder basket(String user, String eventId, int size) {
        return browse(user, eventId, "tea")
                .setEventType("PURCHASE")
                .setItems(IntStream.range(0, size)
                        .mapToObj(n ->
                                LineItem.newBuilder().setItemId("item-" + n).build())
                        .toList());
    }

    @Override
    public String toString() {
        return name;
    }

    private static BadRecord event(String name, String reason, Consumer<UserEvent.Builder> fault) {
        UserEvent.Builder event = browse("anna", "bad", "tea");
        fault.accept(event);
        UserEvent built = event.build();
        return new BadRecord(name, reason, utf8(built.getUserId().orElse("anna")), encoded(built), null);
    }

    private static LineItem line(int quantity, double price) {
        return LineItem.newBuilder()
                .setItemId("tea")
                .setQuantity(quantity)
                .setUnitPrice(price)
                .build();
    }

    private static byte[] encoded(UserEvent event) {
        return AvroCodec.of(UserEvent.class, Deployment.SCHEMAS).encode(event);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
