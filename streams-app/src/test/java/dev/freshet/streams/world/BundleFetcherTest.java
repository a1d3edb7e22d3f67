package dev.freshet.streams.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.codec.ModelPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BundleFetcherTest {

    private static final int INSTANCES = 4;
    private static final int ROUNDS = 10;

    @TempDir
    private Path directory;

    @Test
    @Timeout(60)
    void shouldLetInstancesUnpackOneArchiveAtTheSameTime() throws Exception {
        // Given
        ModelPointer pointer = pointerTo(archive("manifest.json"));
        CyclicBarrier start = new CyclicBarrier(INSTANCES);
        ExecutorService instances = Executors.newFixedThreadPool(INSTANCES);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Path models = directory.resolve("models" + round);

                // When
                List<Callable<Path>> fetches = IntStream.range(0, INSTANCES)
                        .<Callable<Path>>mapToObj(instance -> () -> {
                            start.await();
                            return new BundleFetcher(models).fetch(pointer);
                        })
                        .toList();

                // Then
                Path expected = models.resolve(pointer.checksum());
                for (Future<Path> fetched : instances.invokeAll(fetches)) {
                    assertThat(fetched.get()).isEqualTo(expected);
                }
                assertThat(expected.resolve("manifest.json")).isNotEmptyFile();
                try (var left = Files.list(models)) {
                    assertThat(left).containsExactly(expected);
                }
            }
        } finally {
            instances.shutdownNow();
        }
    }

    @Test
    void shouldLeaveNoDraftOfAnArchiveThatItRefuses() throws IOException {
        ModelPointer pointer = pointerTo(archive("../manifest.json"));
        Path models = directory.resolve("models");

        assertThatThrownBy(() -> new BundleFetcher(models).fetch(pointer)).isInstanceOf(OperatorError.class);

        assertThat(models).isEmptyDirectory();
    }

    private Path archive(String entry) throws IOException {
        Path zip = directory.resolve("bundle.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(new byte[1 << 20]);
            out.closeEntry();
        }
        return zip;
    }

    private static ModelPointer pointerTo(Path archive) throws IOException {
        return new ModelPointer("1", archive.toUri().toString(), BundleFetcher.checksum(archive));
    }
}
