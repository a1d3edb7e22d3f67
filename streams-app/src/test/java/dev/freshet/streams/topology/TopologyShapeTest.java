package dev.freshet.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.config.FreshetConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Task ids follow the order of construction and state follows the names: a change that shows here moves or loses state of
 * those who run Freshet, unless it only adds at the end.
 */
class TopologyShapeTest {

    @Test
    void shouldKeepTheShapeOnWhichStateDepends() throws IOException {
        String described = ConfiguredApp.of(FreshetConfig.DEFAULT)
                .topology(key -> 0)
                .describe()
                .toString();

        assertThat(described.strip()).isEqualTo(golden().strip());
    }

    private static String golden() throws IOException {
        try (InputStream in = TopologyShapeTest.class.getResourceAsStream("topology.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
