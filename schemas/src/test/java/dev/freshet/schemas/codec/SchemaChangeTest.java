package dev.freshet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaChangeTest {
    private static final Path CURRENT = Path.of("src", "main", "avro");
    private static final ReleasedSchemas RELEASED = ReleasedSchemas.load();
    private static final String RELEASE_1 = """
            {"type": "record", "name": "Thing", "namespace": "t", "fields": [
              {"name": "id", "type": "string"},
              {"name": "size", "type": "int", "default": 1},
              {"name": "note", "type": ["null", "string"], "default": null}]}
            """;

    @ParameterizedTest
    @MethodSource("currentSchemas")
    void shouldKeepEveryCurrentSchemaReleasedAndCompatible(Path file) throws IOException {
        // Given
        Schema current = new Schema.Parser().parse(Files.readString(file));

        // When
        List<String> faults = SchemaChange.faults(current, RELEASED.of(current.getName()));

        // Then
        assertThat(faults).isEmpty();
        assertThat(file).hasFileName(current.getName() + ".avsc");
        assertThat(current.getNamespace()).isEqualTo("dev.freshet.schemas");
    }

    @ParameterizedTest
    @MethodSource("currentSchemas")
    void shouldDocumentEveryFieldAndDefaultEveryOptionalOneToNull(Path file) throws IOException {
        assertWellFormed(new Schema.Parser().parse(Files.readString(file)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"name\": \"id\", \"type\": \"string\"' | '\"name\": \"id\", \"type\": \"long\"' | TYPE_MISMATCH",
                "'\"name\": \"id\", \"type\": \"string\"' | '\"name\": \"key\", \"type\": \"string\"' | READER_FIELD_MISSING_DEFAULT_VALUE",
                "'\"type\": \"int\", \"default\": 1' | '\"type\": \"long\", \"default\": 1' | a reader of Thing v1 cannot read it",
                "'[\"null\", \"string\"], \"default\": null' | '\"string\"' | Thing v1 cannot be read any more: TYPE_MISMATCH",
                "'\"name\": \"Thing\"' | '\"name\": \"Other\"' | NAME_MISMATCH",
                "'\"default\": 1' | '\"default\": 2' | in a default or a logical type",
                "'[\"null\", \"string\"], \"default\": null}' | '[\"null\", \"string\"], \"default\": null}, {\"name\": \"more\", \"type\": \"int\", \"default\": 0}' | released/Thing/v2.avsc"
            })
    void shouldRejectAChangeThatIsIncompatibleOrNotReleased(String from, String to, String fault) {
        // Given
        List<ReleasedSchema> released = List.of(ReleasedSchema.of(1, new Schema.Parser().parse(RELEASE_1)));
        String changed = RELEASE_1.replace(from, to);
        assertThat(changed).isNotEqualTo(RELEASE_1);

        // When
        List<String> faults = SchemaChange.faults(new Schema.Parser().parse(changed), released);

        // Then
        assertThat(faults).isNotEmpty().allSatisfy(line -> assertThat(line).contains("schemas/README.md"));
        assertThat(String.join("\n", faults)).contains(fault);
    }

    @Test
    void shouldAcceptAReleasedSchemaWithNewWordsInItsDocs() {
        // Given
        List<ReleasedSchema> released = List.of(ReleasedSchema.of(1, new Schema.Parser().parse(RELEASE_1)));
        String reworded = RELEASE_1.replace("\"name\": \"id\",", "\"name\": \"id\", \"doc\": \"its id\",");

        // When
        List<String> faults = SchemaChange.faults(new Schema.Parser().parse(reworded), released);

        // Then
        assertThat(faults).isEmpty();
    }

    static Stream<Path> currentSchemas() throws IOException {
        try (Stream<Path> files = Files.list(CURRENT)) {
            List<Path> sorted = files.sorted().toList();
            assertThat(sorted).isNotEmpty();
            return sorted.stream();
        }
    }

    private static void assertWellFormed(Schema record) {
        assertThat(record.getDoc()).as(record.getName()).isNotBlank();
        for (Schema.Field field : record.getFields()) {
            String name = record.getName() + "." + field.name();
            assertThat(field.doc()).as(name).isNotBlank();
            Schema type = field.schema();
            assertThat(type.getType()).as(name).isNotEqualTo(Schema.Type.ENUM);
            if (type.isUnion()) {
                assertThat(type.getTypes()).as(name).hasSize(2);
                assertThat(type.getTypes().get(0).getType()).as(name).isEqualTo(Schema.Type.NULL);
                assertThat(field.defaultVal()).as(name).isSameAs(JsonProperties.NULL_VALUE);
            }
            Schema inner = type.getType() == Schema.Type.ARRAY ? type.getElementType() : type;
            if (inner.getType() == Schema.Type.RECORD) {
                assertWellFormed(inner);
            }
        }
    }
}
