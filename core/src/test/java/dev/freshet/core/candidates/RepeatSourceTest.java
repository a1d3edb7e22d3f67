package dev.freshet.core.candidates;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.state.SubjectRow;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatSourceTest {

    private static final SubjectRow ROW = row(
            purchase("e1", START_MS, "lamp", "gone"),
            purchase("e2", START_MS + 1, "tea"),
            purchase("e3", START_MS + 2, "lamp"),
            purchase("e4", START_MS + 3, "sock"));

    @TempDir
    static Path directory;

    private static ItemSpace space;

    @BeforeAll
    static void layOutItems() {
        try (Bundle bundle = Bundle.open(TinyBundle.write(directory), Execution.CPU)) {
            space = ItemSpace.of(bundle, TinyBundle.catalog(), ItemSpace.EMPTY);
        }
    }

    @Test
    void shouldProposeWhatWasBoughtMostOftenThenMostRecently() {
        assertThat(proposed(ROW, item -> true, 1)).containsOnly("lamp");
        assertThat(proposed(ROW, item -> true, 2)).containsOnly("lamp", "sock");
        assertThat(proposed(ROW, item -> true, 9)).containsOnly("lamp", "sock", "tea");
    }

    @Test
    void shouldProposeNoMoreThanIsAllowed() {
        assertThat(proposed(ROW, item -> !item.equals("lamp"), 9)).containsOnly("sock", "tea");
        assertThat(proposed(ROW, item -> !item.equals("lamp"), 1)).containsOnly("sock");
        assertThat(proposed(SubjectRow.EMPTY, item -> true, 9)).isEmpty();
    }

    private static Set<String> proposed(SubjectRow row, Predicate<String> allowed, int limit) {
        CandidateSet into = new CandidateSet();
        new RepeatSource(space)
                .propose(
                        new CandidateRequest(
                                row,
                                row.ring(),
                                new float[0],
                                index -> allowed.test(space.item(index).itemId()),
                                limit),
                        into);
        Set<String> ids = new HashSet<>();
        for (int place = 0; place < into.size(); place++) {
            ids.add(space.item(into.index(place)).itemId());
        }
        return ids;
    }
}
