package dev.freshet.streams.topology;

import static dev.freshet.streams.fixtures.AvroEvents.browse;
import static dev.freshet.streams.fixtures.AvroEvents.event;
import static dev.freshet.streams.fixtures.AvroEvents.line;
import static dev.freshet.streams.fixtures.AvroEvents.purchase;
import static dev.freshet.streams.fixtures.AvroEvents.search;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.Subject;
import dev.freshet.schemas.DeadLetter;
import dev.freshet.schemas.UserEvent;
import dev.freshet.streams.config.DeliveryConfig;
import dev.freshet.streams.counters.Counter;
import dev.freshet.streams.fixtures.TestShop;
import dev.freshet.streams.validation.RejectReason;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {

    private static final byte[] ANNA = "anna".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private TestShop shop;

    @BeforeEach
    void open() {
        shop = TestShop.open(directory);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    static Stream<Arguments> badEvents() {
        Instant now = TestShop.NOW;
        return Stream.of(
                bad(RejectReason.NO_SUBJECT, browse("1", "tea").setUserId(null)),
                bad(RejectReason.NO_SUBJECT, event("IDENTIFY", "1")),
                bad(RejectReason.BLANK_ID, browse(" ", "tea")),
                bad(RejectReason.BLANK_ID, browse("1", "")),
                bad(RejectReason.BLANK_ID, browse("1", "tea").setUserId("").setAnonymousId("cookie")),
                bad(RejectReason.ID_TOO_LONG, browse("e".repeat(257), "tea")),
                bad(RejectReason.ID_TOO_LONG, browse("1", "\u20ac".repeat(86))),
                bad(RejectReason.ID_TOO_LONG, browse("1", "tea").setUserId("u".repeat(257))),
                bad(RejectReason.UNKNOWN_TYPE, event("WISH", "1")),
                bad(RejectReason.UNSUPPORTED_TYPE, event("IDENTIFY", "1").setAnonymousId("cookie")),
                bad(RejectReason.UNKNOWN_CONSENT, browse("1", "tea").setConsent("MAYBE")),
                bad(RejectReason.NO_ITEM, event("BROWSE", "1")),
                bad(RejectReason.NO_ITEM, purchase("1")),
                bad(RejectReason.NO_QUERY, search("1", " ")),
                bad(RejectReason.NO_QUERY, event("SEARCH", "1")),
                bad(RejectReason.BASKET_TOO_LARGE, purchase("1", basket(1001))),
                bad(RejectReason.BAD_QUANTITY, purchase("1").setItems(List.of(line("tea", -1, 1.0)))),
                bad(RejectReason.BAD_QUANTITY, purchase("1").setItems(List.of(line("tea", 0, 1.0)))),
                bad(RejectReason.BAD_PRICE, purchase("1").setItems(List.of(line("tea", 1, -0.5)))),
                bad(RejectReason.BAD_PRICE, purchase("1").setItems(List.of(line("tea", 1, Double.NaN)))),
                bad(RejectReason.BAD_PRICE, purchase("1").setItems(List.of(line("tea", 1, Double.POSITIVE_INFINITY)))),
                bad(RejectReason.TIME_IN_FUTURE, browse("1", "tea").setEventTime(now.plus(Duration.ofMinutes(6)))),
                bad(RejectReason.TIME_IN_FUTURE, browse("1", "tea").setEventTime(Instant.ofEpochMilli(Long.MAX_VALUE))),
                bad(RejectReason.TIME_TOO_OLD, browse("1", "tea").setEventTime(Instant.parse("1999-12-31T23:59:59Z"))),
                bad(RejectReason.TIME_TOO_OLD, browse("1", "tea").setEventTime(Instant.ofEpochMilli(Long.MIN_VALUE))));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("badEvents")
    void shouldTurnAnEventWithABadFieldIntoADeadLetter(RejectReason reason, UserEvent.Builder event) {
        // When
        shop.send(event);

        // Then
        DeadLetter letter = theOnlyLetter();
        assertThat(letter.getReason()).isEqualTo(reason.name());
        assertThat(letter.getDetail()).isNotBlank().doesNotContain("\n");
        assertThat(bytes(letter.getValue())).isEqualTo(shop.encoded(event));
    }

    @Test
    void shouldAnswerAnEventInARecordWithoutATimestamp() {
        shop.sendUntimed(ANNA, shop.encoded(browse("1", "tea")));

        assertThat(shop.slateRecords())
                .singleElement()
                .satisfies(record -> assertThat(record.timestamp()).isZero());
        assertThat(shop.count(Counter.ACCEPTED)).isEqualTo(1);
    }

    @Test
    void shouldGiveARecordWithoutATimestampTheTimeOfItsPartition() {
        // Given
        shop.send(browse("1", "tea"));

        // When
        shop.sendUntimed(ANNA, "hello".getBytes(UTF_8));

        // Then
        DeadLetter letter = theOnlyLetter();
        assertThat(letter.getReason()).isEqualTo("NOT_SINGLE_OBJECT");
        assertThat(letter.getTimestamp()).isEqualTo(TestShop.NOW);
    }

    @Test
    void shouldTurnABadFirstRecordWithoutATimestampIntoADeadLetter() {
        shop.sendUntimed(ANNA, "hello".getBytes(UTF_8));

        assertThat(theOnlyLetter().getTimestamp()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldKeepPositionKeyHeadersAndTimeOfWhatItRejects() {
        // Given a first record, so that the bad one is not at offset 0
        shop.send(browse("1", "tea"));

        // When
        shop.send(ANNA, "hello".getBytes(UTF_8));

        // Then
        DeadLetter letter = theOnlyLetter();
        assertThat(letter.getReason()).isEqualTo("NOT_SINGLE_OBJECT");
        assertThat(letter.getTopic()).isEqualTo("freshet.user-events");
        assertThat(letter.getPartition()).isZero();
        assertThat(letter.getOffset()).isEqualTo(1);
        assertThat(letter.getTimestamp()).isEqualTo(TestShop.NOW);
        assertThat(bytes(letter.getKey())).isEqualTo(ANNA);
        assertThat(bytes(letter.getValue())).isEqualTo("hello".getBytes(UTF_8));
        assertThat(letter.getOriginalValueSize()).isEqualTo(5);
        assertThat(letter.getTruncated()).isFalse();
        assertThat(letter.getHeaders()).singleElement().satisfies(header -> {
            assertThat(header.getName()).isEqualTo("trace");
            assertThat(bytes(header.getValue())).containsExactly(7);
        });
    }

    @Test
    void shouldRejectANullValue() {
        shop.send(ANNA, null);

        DeadLetter letter = theOnlyLetter();
        assertThat(letter.getReason()).isEqualTo("NULL_VALUE");
        assertThat(letter.getValue()).isEmpty();
        assertThat(letter.getOriginalValueSize()).isEqualTo(-1);
    }

    @Test
    void shouldRejectANullKey() {
        shop.send(null, shop.encoded(browse("1", "tea")));

        DeadLetter letter = theOnlyLetter();
        assertThat(letter.getReason()).isEqualTo("NULL_KEY");
        assertThat(letter.getKey()).isEmpty();
    }

    @Test
    void shouldRejectAKeyThatIsNotTheSubject() {
        shop.send("bob".getBytes(UTF_8), shop.encoded(browse("1", "tea")));

        assertThat(theOnlyLetter().getReason()).isEqualTo("KEY_NOT_SUBJECT");
    }

    @Test
    void shouldTakeTheUserIdForTheSubjectWhereBothIdsAreGiven() {
        shop.send("cookie".getBytes(UTF_8), shop.encoded(browse("1", "tea").setAnonymousId("cookie")));
        shop.send(ANNA, shop.encoded(browse("2", "tea").setAnonymousId("cookie")));

        assertThat(theOnlyLetter().getReason()).isEqualTo("KEY_NOT_SUBJECT");
        assertThat(shop.row(Subject.user("anna"))).isPresent();
        assertThat(shop.row(Subject.anonymous("cookie"))).isEmpty();
    }

    @Test
    void shouldRejectARecordInAPartitionThatIsNotItsKeys() {
        // Given an input of which partition 0 is seen, and a key that belongs to 1
        shop.close();
        shop = TestShop.open(directory, key -> Arrays.equals(key, ANNA) ? 1 : 0);

        // When
        shop.send(browse("1", "tea"));
        shop.send(browse("2", "tea").setUserId("bob"));

        // Then
        assertThat(theOnlyLetter().getReason()).isEqualTo("WRONG_PARTITION");
        assertThat(shop.row(Subject.user("bob"))).isPresent();
    }

    @Test
    void shouldRejectASchemaThatWasNeverReleased() {
        byte[] unknown = shop.encoded(browse("1", "tea"));
        unknown[5] ^= 1;
        shop.send(ANNA, unknown);

        assertThat(theOnlyLetter().getReason()).isEqualTo("UNKNOWN_SCHEMA");
    }

    @Test
    void shouldRejectBytesThatAreCutOff() {
        byte[] whole = shop.encoded(browse("1", "tea"));
        shop.send(ANNA, Arrays.copyOf(whole, whole.length - 3));

        assertThat(theOnlyLetter().getReason()).isEqualTo("CORRUPT");
    }

    @Test
    void shouldTakeABasketOfAThousandItems() {
        shop.send(purchase("1", basket(1000)));

        assertThat(shop.letters()).isEmpty();
        assertThat(shop.slates()).hasSize(1);
        assertThat(shop.count(Counter.UNKNOWN_ITEMS)).isEqualTo(1000);
    }

    @Test
    void shouldWrapAValueAsLargeAsAllowedWhole() {
        byte[] large = new byte[DeliveryConfig.DEFAULT.maxRecordBytes() - 100];
        shop.send(ANNA, large);

        TestRecord<byte[], byte[]> record = shop.letterRecords().get(0);
        assertThat(record.value()).hasSizeGreaterThan(large.length);
        assertThat(record.value()).hasSizeLessThan(DeliveryConfig.DEFAULT.maxRequestBytes() - 1000);
    }

    @Test
    void shouldCutAValueThatNoDeadLetterCanHold() {
        byte[] huge = new byte[2 * DeliveryConfig.DEFAULT.maxRequestBytes()];
        shop.send(ANNA, huge);

        DeadLetter letter = theOnlyLetter();
        assertThat(letter.getTruncated()).isTrue();
        assertThat(letter.getOriginalValueSize()).isEqualTo(huge.length);
        assertThat(letter.getValue().orElseThrow().remaining())
                .isBetween(DeliveryConfig.DEFAULT.maxRecordBytes(), DeliveryConfig.DEFAULT.maxRequestBytes());
    }

    @Test
    void shouldCutAKeyThatNoDeadLetterCanHoldTwice() {
        shop.send(new byte[800_000], "hello".getBytes(UTF_8));

        TestRecord<byte[], byte[]> record = shop.letterRecords().get(0);
        assertThat(record.key().length + record.value().length).isLessThan(20_000);
    }

    private DeadLetter theOnlyLetter() {
        List<DeadLetter> letters = shop.letters();
        assertThat(letters).hasSize(1);
        assertThat(shop.count(Counter.DEAD_LETTERS)).isEqualTo(1);
        return letters.get(0);
    }

    private static Arguments bad(RejectReason reason, UserEvent.Builder event) {
        return Arguments.of(reason, event);
    }

    private static String[] basket(int items) {
        return IntStream.range(0, items).mapToObj(i -> "item" + i).toArray(String[]::new);
    }

    private static byte[] bytes(Optional<ByteBuffer> buffer) {
        ByteBuffer given = buffer.orElseThrow().duplicate();
        byte[] bytes = new byte[given.remaining()];
        given.get(bytes);
        return bytes;
    }
}
