package dev.freshet.playground.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.schemas.UserEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void shouldShowTheHeaderThatEventsNeed() throws Exception {
        // Given
        byte[] header = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 0x01)
                .putLong(SchemaNormalization.parsingFingerprint64(UserEvent.getClassSchema()))
                .array();

        // Then
        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains("'" + HexFormat.of().formatHex(header) + "'");
    }
}
