package dev.freshet.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed bytes of every release, which stay readable for ever. A golden file is added, never changed. */
class GoldenBytesTest {
    private static final ReleasedSchemas RELEASED = ReleasedSchemas.load();

    @ParameterizedTest
    @MethodSource("releases")
    void shouldReadTheBytesOfEveryRelease(ReleasedSchema release) throws IOException {
        // Given
        byte[] golden = golden(release);
        SpecificRecordBase sample = Samples.named(release.schema().getName());

        // When
        Decoded<SpecificRecordBase> decoded = Samples.codecOf(sample, RELEASED).decode(golden);

        // Then
        assertThat(SingleObject.fingerprint(golden)).isEqualTo(release.fingerprint());
        assertThat(decoded).isInstanceOf(Decoded.Value.class);
        if (isCurrent(release, sample)) {
            assertThat(decoded.orElseThrow()).isEqualTo(sample);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.freshet.schemas.codec.Samples#all")
    void shouldEncodeTheSampleAsTheGoldenBytes(SpecificRecordBase sample) throws IOException {
        // Given
        ReleasedSchema release = RELEASED.of(sample.getSchema().getName()).stream()
                .filter(candidate -> isCurrent(candidate, sample))
                .findFirst()
                .orElseThrow();

        // When
        byte[] encoded = Samples.codecOf(sample, RELEASED).encode(sample);

        // Then
        assertThat(HexFormat.of().formatHex(encoded)).isEqualTo(HexFormat.of().formatHex(golden(release)));
    }

    static Iterable<ReleasedSchema> releases() {
        return RELEASED.all();
    }

    private static boolean isCurrent(ReleasedSchema release, SpecificRecordBase sample) {
        return release.fingerprint() == SchemaNormalization.parsingFingerprint64(sample.getSchema());
    }

    private static byte[] golden(ReleasedSchema release) throws IOException {
        String resource = "/golden/" + release.schema().getName() + ".v" + release.version() + ".hex";
        try (InputStream in = GoldenBytesTest.class.getResourceAsStream(resource)) {
            assertThat(in)
                    .as(
                            "src/test/resources%s, with the bytes of %s",
                            resource,
                            HexFormat.of()
                                    .formatHex(Samples.codecOf(
                                                    Samples.named(
                                                            release.schema().getName()),
                                                    RELEASED)
                                            .encode(Samples.named(
                                                    release.schema().getName()))))
                    .isNotNull();
            return HexFormat.of()
                    .parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", ""));
        }
    }
}
