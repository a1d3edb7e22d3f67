package dev.freshet.playground.bench.process;

import java.lang.management.ManagementFactory;
import java.util.List;

/** Flags about modules and native access that a newer JDK needs, which the launcher gave to this JVM. */
final class ModuleFlags {

    private ModuleFlags() {}

    static List<String> ofThisJvm() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag ->
                        flag.startsWith("--enable-native-access") || flag.startsWith("--sun-misc-unsafe-memory-access"))
                .toList();
    }
}
