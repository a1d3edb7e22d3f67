package dev.freshet.core.model;

import java.util.ArrayList;
import java.util.List;

/** What has been found wrong with a bundle so far. */
final class Faults {

    private final List<Fault> found = new ArrayList<>();

    void add(String where, String what) {
        found.add(new Fault(where, what));
    }

    void addAll(List<Fault> more) {
        found.addAll(more);
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Fault> all() {
        return List.copyOf(found);
    }

    static String oneLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown error");
    }
}
