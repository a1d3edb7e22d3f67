package dev.freshet.trainer.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.ranking.Features;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittedRankingTest {

    private static final double LN_2 = Math.log(2);

    /** The model puts the target second; it was bought once and the others never. */
    private static final FittingCase BOUGHT = new FittingCase(
            new double[] {1, .9, 0}, List.of(unmet(0, -10), unmet(1, -10), unmet(0, -10)), targets(3, 1), 1);
    /** The model puts the target second; it is the most popular, and the first is hardly known. */
    private static final FittingCase POPULAR =
            new FittingCase(new double[] {1, .8}, List.of(unmet(0, -4), unmet(0, 0)), targets(2, 1), 1);
    /** The model puts the target second, after what the subject met long ago. */
    private static final FittingCase NEW_TO_ONE =
            new FittingCase(new double[] {1, .2}, List.of(new Features(0, 0, 100, 0), unmet(0, 0)), targets(2, 1), 1);

    @Test
    void shouldJudgeTheFirstTwenty() {
        // Given: candidates from worst to best, of three targets one in the second place and one in the twenty-first
        double[] scores = new double[22];
        Arrays.setAll(scores, i -> i);
        FittingCase ranked = new FittingCase(scores, Collections.nCopies(22, unmet(0, 0)), targets(22, 20, 1), 3);

        // Then
        double ideal = 1 + LN_2 / Math.log(3) + LN_2 / Math.log(4);
        assertThat(ranked.ndcg(BundleManifest.Ranking.NONE)).isCloseTo(LN_2 / Math.log(3) / ideal, offset(1e-12));
    }

    @Test
    void shouldLetTheEarlierOfEqualsWin() {
        FittingCase equal = new FittingCase(new double[2], Collections.nCopies(2, unmet(0, 0)), targets(2, 0), 1);

        assertThat(equal.ndcg(BundleManifest.Ranking.NONE)).isEqualTo(1);
    }

    @Test
    void shouldTakeTheSmallestWeightsThatRankBest() {
        // When: .25 ln 2 > .1 for the repeat, 4 w > .2 for popularity
        FittedRanking fitted = FittedRanking.of(List.of(BOUGHT, POPULAR));

        // Then
        assertThat(fitted.weights()).isEqualTo(new BundleManifest.Ranking(.25, .1));
        assertThat(fitted.without()).isCloseTo(LN_2 / Math.log(3), offset(1e-12));
        assertThat(fitted.with()).isEqualTo(1);
        assertThat(fitted.cases()).isEqualTo(2);
    }

    @Test
    void shouldLeaveTheModelAloneWhereNothingGains() {
        FittingCase right =
                new FittingCase(new double[] {1, .9}, List.of(unmet(0, 0), unmet(1, -10)), targets(2, 0), 1);

        assertThat(FittedRanking.of(List.of(right)).weights()).isEqualTo(BundleManifest.Ranking.NONE);
        assertThat(FittedRanking.of(List.<FittingCase>of()).weights()).isEqualTo(BundleManifest.Ranking.NONE);
    }

    @Test
    void shouldTakeAwayFromWhatWasMetWherePeopleGoOnToOtherThings() {
        assertThat(FittedRanking.of(List.of(NEW_TO_ONE)).weights())
                .isEqualTo(new BundleManifest.Ranking(0, 0, -1, 0, 0));
    }

    @Test
    void shouldWeighWhatOthersVisitedAroundTheLastItems() {
        FittingCase visited = new FittingCase(
                new double[] {1, .2}, List.of(unmet(0, 0), new Features(0, 0, Features.NOT_MET, 2)), targets(2, 1), 1);

        assertThat(FittedRanking.of(List.of(visited)).weights()).isEqualTo(new BundleManifest.Ranking(0, 0, 0, 0, .5));
    }

    private static Features unmet(int timesBought, double logPopularity) {
        return new Features(timesBought, logPopularity, Features.NOT_MET, 0);
    }

    private static boolean[] targets(int candidates, int... which) {
        boolean[] targets = new boolean[candidates];
        for (int target : which) {
            targets[target] = true;
        }
        return targets;
    }
}
