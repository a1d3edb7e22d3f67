package dev.freshet.playground.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.streams.app.FreshetRuntime;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a team with another language has: a Kafka client, Avro, and the text of the schemas. Freshet's classes only run the
 * application; none is on the way of the event or of the slate.
 */
@ExtendWith(SharedBroker.class)
class GenericClientIT {

    private static final int MARKER_AND_FINGERPRINT = 10;

    @Test
    void shouldServeAClientThatHasOnlyTheSchemas(EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        try (Wire wire = new Wire(broker)) {
            Deployment deployment = new Deployment(broker, folder, "generic").prepare(wire);
            try (FreshetRuntime app = deployment.run()) {
                assertThat(app.health().ready()).isTrue();

                // When
                produce(broker.bootstrapServers(), "generic.user-events", "anna", browse("anna", "first", "tea"));
                ConsumerRecord<byte[], byte[]> taken = consumeOne(broker.bootstrapServers(), "generic.recommendations");

                // Then
                GenericRecord slate = decode(schema("RecommendationSlate"), taken.value());
                assertThat(taken.key()).isEqualTo("anna".getBytes(StandardCharsets.UTF_8));
                assertThat(slate.get("userId")).hasToString("anna");
                assertThat(((GenericRecord) slate.get("trigger")).get("eventId"))
                        .hasToString("first");
                assertThat(slate.get("modelVersion")).hasToString("tiny-step-1");
                assertThat((List<?>) slate.get("items")).isNotEmpty();
            }
        }
    }

    private static GenericRecord browse(String user, String eventId, String itemId) throws Exception {
        Schema schema = schema("UserEvent");
        Schema items = schema.getField("items").schema();
        GenericRecord item = new GenericRecordBuilder(items.getElementType())
                .set("itemId", itemId)
                .build();
        return new GenericRecordBuilder(schema)
                .set("eventId", eventId)
                .set("eventType", "BROWSE")
                .set("userId", user)
                .set("items", new GenericData.Array<>(items, List.of(item)))
                .set("eventTime", System.currentTimeMillis())
                .build();
    }

    private static void produce(String bootstrap, String topic, String key, GenericRecord event) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), encode(event)))
                    .get();
        }
    }

    private static ConsumerRecord<byte[], byte[]> consumeOne(String bootstrap, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrap,
                        "group.id", "generic-reader",
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(taken::add);
                return !taken.isEmpty();
            });
            return taken.get(0);
        }
    }

    /** Single-object encoding: C3 01, the schema's CRC-64-AVRO fingerprint with the lowest byte first, the record. */
    private static byte[] encode(GenericRecord datum) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xC3);
        out.write(0x01);
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(SchemaNormalization.parsingFingerprint64(datum.getSchema()))
                .array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(datum.getSchema()).write(datum, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static GenericRecord decode(Schema schema, byte[] bytes) throws Exception {
        assertThat(bytes).startsWith(0xC3, 0x01);
        return new GenericDatumReader<GenericRecord>(schema)
                .read(
                        null,
                        DecoderFactory.get()
                                .binaryDecoder(
                                        bytes, MARKER_AND_FINGERPRINT, bytes.length - MARKER_AND_FINGERPRINT, null));
    }

    private static Schema schema(String name) throws Exception {
        return new Schema.Parser()
                .parse(Files.readString(Path.of("..", "schemas", "src", "main", "avro", name + ".avsc")));
    }
}
