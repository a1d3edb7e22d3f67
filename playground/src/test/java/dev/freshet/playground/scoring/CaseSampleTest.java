package dev.freshet.playground.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaseSampleTest {

    @Test
    void shouldDrawTheSameCasesForTheSameSeed() {
        assertThat(drawn(5, 7)).isEqualTo(drawn(5, 7)).isNotEqualTo(drawn(5, 8)).hasSize(5);
    }

    @Test
    void shouldDrawEachCaseAboutAsOften() {
        // When
        int[] count = new int[100];
        for (int seed = 0; seed < 2_000; seed++) {
            drawn(10, seed).forEach(id -> count[Integer.parseInt(id)]++);
        }

        // Then each is expected 200 times with a standard deviation of 13
        assertThat(IntStream.of(count).min().orElseThrow()).isGreaterThan(135);
        assertThat(IntStream.of(count).max().orElseThrow()).isLessThan(265);
    }

    private static List<String> drawn(int size, long seed) {
        CaseSample sample = new CaseSample(size, seed);
        IntStream.range(0, 100).forEach(n -> sample.offer(trial(Integer.toString(n))));
        return sample.drawn().stream().map(trial -> trial.next().eventId()).toList();
    }

    private static Trial trial(String id) {
        UserEvent event = UserEvent.builder(EventType.BROWSE, Subject.user("anna"), id)
                .item("i1")
                .build();
        ServedSlate slate = new ServedSlate(event.subject(), "before", List.of(), Optional.empty(), Optional.empty());
        return Trial.of(List.of(event), slate, Map.of(), event);
    }
}
