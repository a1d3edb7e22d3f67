package dev.freshet.playground.bench;

import dev.freshet.playground.bench.process.Variant;
import picocli.CommandLine.Option;

/** The one variant that a command looks at. */
final class VariantArgument {

    @Option(
            names = "--variant",
            paramLabel = "V",
            defaultValue = "step",
            description = "floor, full or step (${DEFAULT-VALUE})")
    private Variant variant = Variant.STEP;

    Variant variant() {
        return variant;
    }
}
