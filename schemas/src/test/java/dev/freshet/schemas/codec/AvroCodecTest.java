package dev.freshet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.schemas.CatalogItem;
import dev.freshet.schemas.LineItem;
import dev.freshet.schemas.UserEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroCodecTest {
    private static final ReleasedSchemas RELEASED = ReleasedSchemas.load();
    private static final int RECORDS = 500;

    private final AvroCodec<UserEvent> codec = AvroCodec.of(UserEvent.class, RELEASED);

    @ParameterizedTest
    @MethodSource("dev.freshet.schemas.codec.Samples#all")
    void shouldReadBackWhateverItWrote(SpecificRecordBase sample) {
        // Given
        RandomRecords random = new RandomRecords(42);
        AvroCodec<SpecificRecordBase> any = Samples.codecOf(sample, RELEASED);

        for (int i = 0; i < RECORDS; i++) {
            // When
            SpecificRecordBase written = random.next(sample.getSchema());
            SpecificRecordBase read = any.decode(any.encode(written)).orElseThrow();

            // Then
            assertThat(read).as("record %d of seed 42", i).isEqualTo(written);
        }
    }

    @Test
    void shouldCarryNotANumberForTheValidationToSee() {
        // Given
        UserEvent event = UserEvent.newBuilder()
                .setEventId("e-1")
                .setEventType("BROWSE")
                .setEventTime(Instant.EPOCH)
                .setItems(List.of(new LineItem("mug-7", 1, Double.NaN)))
                .build();

        // When
        UserEvent read = codec.decode(codec.encode(event)).orElseThrow();

        // Then
        assertThat(read.getItems().get(0).getUnitPrice()).contains(Double.NaN);
    }

    @Test
    void shouldShareNothingWithTheCodecsOfOtherThreads() {
        // Given
        byte[] expected = codec.encode(Samples.userEvent());

        // When
        List<byte[]> encoded = IntStream.range(0, 8)
                .parallel()
                .mapToObj(thread -> {
                    AvroCodec<UserEvent> own = AvroCodec.of(UserEvent.class, RELEASED);
                    byte[] bytes = expected;
                    for (int i = 0; i < RECORDS; i++) {
                        bytes = own.encode(own.decode(bytes).orElseThrow());
                    }
                    return bytes;
                })
                .toList();

        // Then
        assertThat(encoded).hasSize(8).allSatisfy(bytes -> assertThat(bytes).isEqualTo(expected));
    }

    @Test
    void shouldBeReadableByPlainAvro() throws IOException {
        // Given
        Schema schema = RELEASED.of("UserEvent").get(0).schema();
        byte[] bytes = codec.encode(Samples.userEvent());

        // When
        GenericRecord read = new BinaryMessageDecoder<GenericRecord>(GenericData.get(), schema).decode(bytes);

        // Then
        assertThat(read.get("eventId")).hasToString("e-1");
        assertThat(read.get("eventTime"))
                .isEqualTo(Samples.userEvent().getEventTime().toEpochMilli());
    }

    @Test
    void shouldReadWhatPlainAvroWrites() throws IOException {
        // Given
        Schema schema = RELEASED.of("UserEvent").get(0).schema();
        GenericRecord event = new GenericRecordBuilder(schema)
                .set("eventId", "e-2")
                .set("eventType", "A_TYPE_OF_TOMORROW")
                .set("eventTime", 5L)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(event, out);

        // When
        UserEvent read = codec.decode(out.toByteArray()).orElseThrow();

        // Then
        assertThat(read.getEventType()).isEqualTo("A_TYPE_OF_TOMORROW");
        assertThat(read.getUserId()).isEmpty();
        assertThat(read.getItems()).isEmpty();
        assertThat(read.getEventTime()).hasToString("1970-01-01T00:00:00.005Z");
    }

    @Test
    void shouldReadAnOlderReleaseWithDefaultsForWhatItLacks() throws IOException {
        // Given
        Schema v2 = RELEASED.of("CatalogItem").get(0).schema();
        Schema v1 = new Schema.Parser().parse("""
                        {"type": "record", "name": "CatalogItem", "namespace": "dev.freshet.schemas", "fields": [
                          {"name": "title", "type": "string"}, {"name": "itemId", "type": "string"}]}
                        """);
        ReleasedSchemas releases = new ReleasedSchemas(List.of(ReleasedSchema.of(1, v1), ReleasedSchema.of(2, v2)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), v1)
                .encode(
                        new GenericRecordBuilder(v1)
                                .set("itemId", "mug-7")
                                .set("title", "Blue mug")
                                .build(),
                        out);

        // When
        CatalogItem read = AvroCodec.of(CatalogItem.class, releases)
                .decode(out.toByteArray())
                .orElseThrow();

        // Then
        assertThat(read)
                .isEqualTo(CatalogItem.newBuilder()
                        .setItemId("mug-7")
                        .setTitle("Blue mug")
                        .build());
        assertThat(read.getAvailable()).isTrue();
    }

    @Test
    void shouldEncodeCorrectlyAfterAFailure() {
        // Given
        byte[] expected = codec.encode(Samples.userEvent());
        UserEvent incomplete = new UserEvent();
        incomplete.put("eventId", "left over");
        assertThatThrownBy(() -> codec.encode(incomplete)).isInstanceOf(NullPointerException.class);

        // When
        byte[] encoded = codec.encode(Samples.userEvent());

        // Then
        assertThat(encoded).isEqualTo(expected);
    }

    @Test
    void shouldRefuseATypeWhoseSchemaIsNotReleased() {
        // Given
        ReleasedSchemas none = new ReleasedSchemas(List.of());

        // When, then
        assertThatThrownBy(() -> AvroCodec.of(UserEvent.class, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UserEvent is not released")
                .hasMessageContaining("schemas/README.md");
    }

    @Test
    void shouldListEveryReleaseOnceAndFindItByItsFingerprint() {
        assertThat(RELEASED.all()).hasSizeGreaterThanOrEqualTo(7).allSatisfy(release -> {
            assertThat(RELEASED.find(release.fingerprint())).contains(release);
            assertThat(release.fingerprint()).isEqualTo(SchemaNormalization.parsingFingerprint64(release.schema()));
        });
        assertThat(RELEASED.find(0)).isEmpty();
    }
}
