package dev.freshet.streams.config;

import java.time.Duration;
import java.util.Optional;

/** Where state lies and how much memory it may take. */
public record StateConfig(
        @Explained(
                value = "Folder of the local stores; by default freshet-state in the temporary folder.",
                why = "Kept over a clean restart it saves the restore: put it on a volume that stays.",
                cost = "Disk for the state of the partitions that this instance holds, standbys included.")
        Optional<String> directory,

        @Explained(
                value = "RocksDB's block cache, shared by all stores of this instance.",
                unit = "MiB",
                why = "Rows of people who come again are read from memory. The figures of 5,000 events/s were measured "
                        + "with 256.",
                cost = "Memory outside of the heap.")
        int cacheMb,

        @Explained(
                value = "RocksDB's write buffers, shared likewise and counted within cache-mb.",
                unit = "MiB",
                why = "Rows are overwritten often; what is overwritten in the buffer never reaches the disk.",
                cost = "Larger ones write fewer and larger files, and leave less of the cache to reads.")
        int writeBufferMb,

        @Explained(
                value =
                        "Heap for rows as they were last read or written, shared by all threads of this instance; 0 keeps "
                                + "none.",
                unit = "MiB",
                why = "The next event of a subject who is remembered costs no read of the store.",
                cost = "Some 14 KB of heap a subject with a long past.")
        int rowCacheMb,

        @Explained(
                value =
                        "Silence, by the events' own times, after which a subject's row is removed. By default rows stay.",
                why = "Keep of people only what is still of use, and bound the disk.",
                cost =
                        "Who comes back later starts anew. Each task looks at 1,000 records a second, some 20 ms of work.")
        Optional<Duration> expireAfter) {

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
