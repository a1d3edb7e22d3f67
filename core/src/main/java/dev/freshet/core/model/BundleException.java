package dev.freshet.core.model;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A bundle cannot be used; the message is one line that names every fault. */
public final class BundleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    BundleException(Path directory, List<Fault> faults) {
        super("bundle " + directory + " cannot be used: "
                + faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
