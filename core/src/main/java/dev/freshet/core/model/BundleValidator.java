package dev.freshet.core.model;

import java.nio.file.Path;
import java.util.List;

/** Answers whether a directory holds a usable bundle. */
public final class BundleValidator {

    private BundleValidator() {}

    /** Everything that is wrong with a bundle, in the order in which it was found; empty if it can be served. */
    public static List<Fault> validate(Path directory) {
        try {
            Bundle.open(directory, Execution.CPU).close();
            return List.of();
        } catch (BundleException e) {
            return e.faults();
        }
    }
}
