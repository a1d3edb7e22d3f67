package dev.freshet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlateMetricsTest {

    private static final List<String> SLATE = List.of("a", "b", "c", "d");

    @Test
    void shouldJudgeOneTargetByItsRank() {
        SlateMetrics metrics = SlateMetrics.of(SLATE, Set.of("c"), 10);

        // Rank 3: 1 / log2(4) = 1/2.
        assertThat(metrics.hitRate()).isEqualTo(1);
        assertThat(metrics.recall()).isEqualTo(1);
        assertThat(metrics.ndcg()).isCloseTo(0.5, within(1e-12));
        assertThat(metrics.mrr()).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void shouldShareTheIdealAmongSeveralTargets() {
        SlateMetrics metrics = SlateMetrics.of(SLATE, Set.of("b", "d", "z"), 10);

        // Gains 1/log2(3) + 1/log2(5) over 1 + 1/log2(3) + 1/log2(4).
        assertThat(metrics.recall()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metrics.ndcg()).isCloseTo(1.0616063116448506 / 2.1309297535714573, within(1e-12));
        assertThat(metrics.mrr()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shouldNotLookBeyondTheCut() {
        assertThat(SlateMetrics.of(SLATE, Set.of("c"), 2)).isEqualTo(new SlateMetrics(0, 0, 0, 0, 0, 0));
    }

    @Test
    void shouldBePerfectWhereTheBestPlacesHoldTargets() {
        SlateMetrics metrics = SlateMetrics.of(SLATE, Set.of("a", "b"), 2);

        assertThat(metrics).isEqualTo(new SlateMetrics(1, 1, 1, 1, 1, 1));
    }

    @Test
    void shouldShareHitsAmongThePlacesWhateverTheSlatesLength() {
        // Given: 2 of 3 targets on a slate of 4, judged at 10
        SlateMetrics metrics = SlateMetrics.of(SLATE, Set.of("b", "d", "z"), 10);

        // Then: precision 2/10, recall 2/3, F1 = 2 * (0.2 * 2/3) / (0.2 + 2/3) = 4/13
        assertThat(metrics.precision()).isCloseTo(0.2, within(1e-12));
        assertThat(metrics.f1()).isCloseTo(4.0 / 13, within(1e-12));
    }
}
