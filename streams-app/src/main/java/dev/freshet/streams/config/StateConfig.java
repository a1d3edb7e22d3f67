package dev.freshet.streams.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Where state lies and how much memory it may take.
 *
 * @param directory folder of the local stores; kept over a clean restart it saves the restore. Default: {@code
 *     freshet-state} in the temporary folder
 * @param cacheMb RocksDB's block cache in MiB, shared by all stores of this instance
 * @param writeBufferMb RocksDB's write buffers in MiB, shared likewise and counted within the cache
 * @param rowCacheMb heap in MiB for rows as they were last read or written, shared by all threads of this instance: some 14 KB
 *     a subject with a long past, whose next event then costs no read; 0 keeps none
 * @param expireAfter silence, by the events' own times, after which a subject's row is removed; by default rows stay
 */
public record StateConfig(
        Optional<String> directory, int cacheMb, int writeBufferMb, int rowCacheMb, Optional<Duration> expireAfter) {

    public static final StateConfig DEFAULT = new StateConfig(Optional.empty(), 128, 64, 64, Optional.empty());

    public StateConfig {
        new Check()
                .that(
                        directory.map(text -> !text.isBlank()).orElse(true),
                        "directory",
                        directory.orElse(""),
                        "give a folder, or leave the key out")
                .between("cache-mb", cacheMb, 1, 1_048_576)
                .between("write-buffer-mb", writeBufferMb, 1, 1_048_576)
                .that(
                        writeBufferMb <= cacheMb,
                        "write-buffer-mb",
                        writeBufferMb,
                        "give at most cache-mb, " + cacheMb + ", which it counts within")
                .between("row-cache-mb", rowCacheMb, 0, 1_048_576)
                .between("expire-after", expireAfter, Duration.ofDays(1), Duration.ofDays(36_500))
                .done();
    }
}
