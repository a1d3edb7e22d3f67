package dev.freshet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.baseline.Ranking;
import org.junit.jupiter.api.Test;

class AucTest {

    @Test
    void shouldBeTheShareOfOthersBehindATarget() {
        // Given: 5 allowed items, all ranked, the target third: 2 of the 4 others stand behind it
        assertThat(Auc.of(new Ranking.Standing(new int[] {2}, 5), 5)).isCloseTo(0.5, within(1e-12));
        assertThat(Auc.of(new Ranking.Standing(new int[] {0}, 5), 5)).isEqualTo(1);
        assertThat(Auc.of(new Ranking.Standing(new int[] {4}, 5), 5)).isZero();
    }

    @Test
    void shouldCompareTargetsWithOthersOnly() {
        // Given: targets first and third of 5: 3 and 2 of the 3 others stand behind them
        assertThat(Auc.of(new Ranking.Standing(new int[] {2, 0}, 5), 5)).isCloseTo((1 + 2.0 / 3) / 2, within(1e-12));
    }

    @Test
    void shouldTakeItemsNotRankedForTiedBehindTheRanked() {
        // Given: 10 allowed items, 4 of them ranked, a target not ranked: 4 others before it, 5 tied
        assertThat(Auc.of(new Ranking.Standing(new int[] {-1}, 4), 10)).isCloseTo(2.5 / 9, within(1e-12));

        // And: a second target, ranked last of the 4: 3 others before it, 5 behind, and for the first 3 before and 5
        // tied
        assertThat(Auc.of(new Ranking.Standing(new int[] {-1, 3}, 4), 10))
                .isCloseTo((2.5 / 8 + 5.0 / 8) / 2, within(1e-12));
    }

    @Test
    void shouldBeUnknownWithoutTargetsOrOthers() {
        assertThat(Auc.of(new Ranking.Standing(new int[0], 3), 3)).isNaN();
        assertThat(Auc.of(new Ranking.Standing(new int[] {0}, 1), 1)).isNaN();
    }
}
