package dev.freshet.core.candidates;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.state.SubjectRow;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentSourceTest {

    private static final SubjectRow ROW = row(
            browse("e1", START_MS, "lamp"),
            browse("e2", START_MS + 1, "gone"),
            browse("e3", START_MS + 2, "tea"),
            browse("e4", START_MS + 3, "sock"));

    @TempDir
    Path directory;

    @Test
    void shouldProposeWhatTheRingHoldsNewestFirst() {
        try (Bundle bundle = Bundle.open(TinyBundle.write(directory), Execution.CPU)) {
            ItemSpace space = ItemSpace.of(bundle, TinyBundle.catalog(), ItemSpace.EMPTY);

            assertThat(proposed(space, 9)).containsExactly("sock", "lamp");
            assertThat(proposed(space, 1)).containsExactly("sock");
        }
    }

    /** With everything allowed but the tea. */
    private static List<String> proposed(ItemSpace space, int limit) {
        CandidateSet into = new CandidateSet();
        new RecentSource(space)
                .propose(
                        new CandidateRequest(
                                ROW,
                                ROW.ring(),
                                new float[0],
                                index -> !space.item(index).itemId().equals("tea"),
                                limit),
                        into);
        return IntStream.range(0, into.size())
                .peek(place -> assertThat(into.sources(into.index(place))).containsOnly(Source.RECENT))
                .mapToObj(place -> space.item(into.index(place)).itemId())
                .toList();
    }
}
