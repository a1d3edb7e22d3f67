package dev.freshet.streams.topology;

import static dev.freshet.streams.fixtures.AvroEvents.browse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.fixtures.TestShop;
import dev.freshet.streams.progress.InputProgress;
import dev.freshet.streams.progress.TaskProgress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    @TempDir
    private Path directory;

    @Test
    void shouldTellOfEveryRecordAnsweredOrRefused() {
        InputProgress progress;
        TaskProgress task;
        try (TestShop shop = TestShop.open(directory)) {
            progress = shop.progress();
            task = progress.of(0).orElseThrow();
            assertThat(task.hasPassed(0)).isFalse();

            shop.send(browse("e1", "tea"));
            assertThat(task.hasPassed(0)).isTrue();

            shop.send("anna".getBytes(UTF_8), new byte[] {1, 2});
            assertThat(task.hasPassed(1)).isTrue();
            assertThat(task.hasPassed(2)).isFalse();
        }
        assertThat(progress.of(0)).isEmpty();
        assertThat(progress.isOpen(task)).isFalse();
    }
}
