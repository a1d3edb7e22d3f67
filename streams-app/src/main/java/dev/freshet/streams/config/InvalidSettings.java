package dev.freshet.streams.config;

import java.util.List;

/** Settings that cannot be used. Each fault is one line that names the key, the value and what is allowed. */
public final class InvalidSettings extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    public InvalidSettings(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** All that is wrong, in the order of the settings; at least one. */
    public List<String> faults() {
        return faults;
    }
}
