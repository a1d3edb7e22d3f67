package dev.freshet.core.ranking;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.signals.PopularityIndex;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.core.state.SubjectRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankerTest {

    private static final SubjectRow ROW =
            row(purchase("e1", START_MS, "tea", "mug"), purchase("e2", START_MS + 1, "tea"));

    @Test
    void shouldAddWhatTheStreamKnowsToTheModelsScore() {
        // Given: the mug is a quarter as popular as the lamp, nothing is known of the tea
        Ranker ranker = new Ranker(new BundleManifest.Ranking(2, .5), ROW, popularity());

        // Then
        assertThat(ranker.score(1, "lamp")).isEqualTo(1);
        assertThat(ranker.score(1, "mug")).isCloseTo(1 + 2 * Math.log(2) - .5 * 2, offset(1e-12));
        assertThat(ranker.score(1, "tea")).isCloseTo(1 + 2 * Math.log(3) - .5 * 10, offset(1e-12));
    }

    @Test
    void shouldKnowWhatOnePurchaseIsWorth() {
        Ranker ranker = new Ranker(new BundleManifest.Ranking(2, .5), ROW, popularity());

        assertThat(ranker.shareOfAPurchase("tea")).isCloseTo(2 * (Math.log(3) - Math.log(2)), offset(1e-12));
        assertThat(ranker.shareOfAPurchase("mug")).isCloseTo(2 * Math.log(2), offset(1e-12));
        assertThat(ranker.shareOfAPurchase("lamp")).isZero();
    }

    @Test
    void shouldLeaveTheModelsScoreAloneWithoutWeights() {
        Ranker ranker = new Ranker(BundleManifest.Ranking.NONE, ROW, popularity());

        assertThat(ranker.score(.25f, "tea")).isEqualTo(.25f);
        assertThat(ranker.shareOfAPurchase("tea")).isZero();
    }

    @Test
    void shouldRefuseFewerThanNoPurchases() {
        assertThatThrownBy(() -> new Features(-1, 0)).hasMessageContaining("timesBought is -1");
    }

    private static PopularitySnapshot popularity() {
        PopularityIndex index = new PopularityIndex(Duration.ofDays(1));
        index.update("lamp", new DecayedPopularity(4 * DecayedPopularity.UNIT, START_MS));
        index.update("mug", new DecayedPopularity(DecayedPopularity.UNIT, START_MS));
        return index.refresh(id -> List.of(), 1);
    }
}
