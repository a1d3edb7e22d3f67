package dev.freshet.streams.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers every fault of one record's constructor, so that an operator mends them in one go. Keys are relative to the
 * record; {@link RecordBinder} puts the section's path before them.
 */
final class Check {

    private final List<String> faults = new ArrayList<>();

    Check that(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            faults.add(key + ": '" + value + "' is not allowed; " + allowed);
        }
        return this;
    }

    Check between(String key, long value, long least, long most) {
        return that(value >= least && value <= most, key, value, "allowed is " + least + " to " + most);
    }

    Check between(String key, Duration value, Duration least, Duration most) {
        return that(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                DurationText.of(value),
                "allowed is " + DurationText.of(least) + " to " + DurationText.of(most));
    }

    Check between(String key, Optional<Duration> value, Duration least, Duration most) {
        return value.isEmpty() ? this : between(key, value.get(), least, most);
    }

    Check notBlank(String key, String value) {
        return that(!value.isBlank(), key, value, "give at least one character that is not a space");
    }

    void done() {
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
    }
}
