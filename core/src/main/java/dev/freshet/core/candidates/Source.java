package dev.freshet.core.candidates;

import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where a candidate came from. The names are on the wire. */
public enum Source {
    /** Nearest to the user vector. */
    EMBEDDING(1),
    /** Popular in the shop. */
    POPULARITY(2),
    /** Bought by the subject before. */
    REPEAT(4),
    /** In the catalog; asked only when nothing else is known. */
    CATALOG(8),
    /** Met by the subject lately: in its ring. */
    RECENT(16),
    /** Visited by others around what the subject met last. */
    CO_VISITATION(32);

    /** Every set of sources, at the index that has the bits of its members. */
    private static final List<Set<Source>> SETS = IntStream.range(0, 1 << values().length)
            .mapToObj(bits -> Arrays.stream(values())
                    .filter(source -> (bits & source.bit) != 0)
                    .collect(Collectors.collectingAndThen(Collectors.toList(), Sets::immutableEnumSet)))
            .<Set<Source>>map(set -> set)
            .toList();

    private final int bit;

    Source(int bit) {
        this.bit = bit;
    }

    /** As slates name it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A bit of its own. */
    int bit() {
        return bit;
    }

    /** The sources whose bits are set. */
    static Set<Source> ofBits(int bits) {
        return SETS.get(bits);
    }
}
