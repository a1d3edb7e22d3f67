package dev.freshet.playground.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of processes, where there is a /proc. */
final class ResidentMemory {

    private static final String FIELD = "VmRSS:";

    private ResidentMemory() {}

    /** Bytes, or -1 where the system does not tell. */
    static long bytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith(FIELD))
                    .mapToLong(line -> 1024
                            * Long.parseLong(line.substring(FIELD.length())
                                    .replace("kB", "")
                                    .strip()))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
