package dev.freshet.core.ranking;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.candidates.SpacePopularity;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.core.signals.DecayedPopularity;
import dev.freshet.core.signals.PopularityIndex;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.visits.VisitSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankerTest {

    private static final SubjectRow ROW =
            row(purchase("e1", START_MS, "tea", "mug"), purchase("e2", START_MS + 1, "tea"));

    @TempDir
    static Path directory;

    private static ItemSpace space;

    @BeforeAll
    static void layOutItems() {
        try (Bundle bundle =
                Bundle.open(TinyBundle.write(directory, new BundleManifest.Ranking(0, 0, 0, 0, 1)), Execution.CPU)) {
            space = ItemSpace.of(bundle, TinyBundle.catalog(), ItemSpace.EMPTY);
        }
    }

    @Test
    void shouldAddWhatTheStreamKnowsToTheModelsScore() {
        // Given: the mug is a quarter as popular as the lamp, nothing is known of the tea
        Ranker ranker = ranker(new BundleManifest.Ranking(2, .5));

        // Then
        assertThat(ranker.score(1, space.index("lamp"))).isEqualTo(1);
        assertThat(ranker.score(1, space.index("mug"))).isCloseTo(1 + 2 * Math.log(2) - .5 * 2, offset(1e-12));
        assertThat(ranker.score(1, space.index("tea"))).isCloseTo(1 + 2 * Math.log(3) - .5 * 10, offset(1e-12));
    }

    @Test
    void shouldKnowWhatOnePurchaseIsWorth() {
        Ranker ranker = ranker(new BundleManifest.Ranking(2, .5));

        assertThat(ranker.shareOfAPurchase(space.index("tea")))
                .isCloseTo(2 * (Math.log(3) - Math.log(2)), offset(1e-12));
        assertThat(ranker.shareOfAPurchase(space.index("mug"))).isCloseTo(2 * Math.log(2), offset(1e-12));
        assertThat(ranker.shareOfAPurchase(space.index("lamp"))).isZero();
    }

    @Test
    void shouldLeaveTheModelsScoreAloneWithoutWeights() {
        Ranker ranker = ranker(BundleManifest.Ranking.NONE);

        assertThat(ranker.score(.25f, space.index("tea"))).isEqualTo(.25f);
        assertThat(ranker.shareOfAPurchase(space.index("tea"))).isZero();
    }

    @Test
    void shouldCountAnyNumberOfPurchases() {
        for (int times = 0; times < 200; times++) {
            assertThat(new Features(times, -3, Features.NOT_MET, 0).worth(new BundleManifest.Ranking(2, .5)))
                    .isEqualTo(2 * Math.log1p(times) - 1.5);
        }
    }

    @Test
    void shouldCountWhatTheRingHoldsByHowLongAgoItIs() {
        // Given: the ring holds tea and mug of one basket, then tea
        Ranker ranker = ranker(new BundleManifest.Ranking(0, 0, -3, 8, 0));

        // Then
        assertThat(ranker.score(1, space.index("tea"))).isEqualTo(1 - 3 + 8);
        assertThat(ranker.score(1, space.index("mug"))).isEqualTo(1 - 3 + 4);
        assertThat(ranker.score(1, space.index("lamp"))).isEqualTo(1);
    }

    @Test
    void shouldKnowWhatAnEventIsWorth() {
        // Given
        Ranker ranker = ranker(new BundleManifest.Ranking(2, 0, -3, 8, 0));

        // Then: without the first basket the mug was never met, and the tea bought once less
        assertThat(ranker.shareOf(0, 2, space.index("mug"))).isCloseTo(2 * Math.log(2) - 3 + 4, offset(1e-12));
        assertThat(ranker.shareOf(0, 2, space.index("tea"))).isCloseTo(2 * (Math.log(3) - Math.log(2)), offset(1e-12));
        // Without the last, the first is the newest
        assertThat(ranker.shareOf(2, 3, space.index("mug"))).isCloseTo(4 - 8, offset(1e-12));
        assertThat(ranker.shareOf(2, 3, space.index("tea")))
                .isCloseTo(2 * (Math.log(3) - Math.log(2)) + 8 - 4, offset(1e-12));
        assertThat(ranker.shareOf(2, 3, space.index("lamp"))).isZero();
    }

    @Test
    void shouldCountWhatOthersVisitedAroundTheLastItems() {
        // Given: the ring holds tea and mug of one basket, then tea
        Ranker ranker = ranker(new BundleManifest.Ranking(0, 0, 0, 0, 2));

        // Then: around tea the boot .5 and the mug .25, around the mug the boot .125; each half of the one after it
        double boot = .5 + .125 / 2 + .5 / 4;
        assertThat(ranker.score(1, space.index("boot"))).isCloseTo(1 + 2 * Math.log1p(100 * boot), offset(1e-12));
        assertThat(ranker.score(1, space.index("mug")))
                .isCloseTo(1 + 2 * Math.log1p(100 * (.25 + .25 / 4)), offset(1e-12));
        assertThat(ranker.score(1, space.index("sock"))).isEqualTo(1);
        // Without the first basket, and without the last
        assertThat(ranker.shareOf(0, 2, space.index("boot")))
                .isCloseTo(2 * (Math.log1p(100 * boot) - Math.log1p(100 * .5)), offset(1e-12));
        assertThat(ranker.shareOf(2, 3, space.index("boot")))
                .isCloseTo(2 * (Math.log1p(100 * boot) - Math.log1p(100 * (.125 + .5 / 2))), offset(1e-12));
        assertThat(ranker.shareOf(2, 3, space.index("sock"))).isZero();
    }

    @Test
    void shouldRefuseFewerThanNoPurchases() {
        assertThatThrownBy(() -> new Features(-1, 0, Features.NOT_MET, 0)).hasMessageContaining("timesBought is -1");
    }

    private static Ranker ranker(BundleManifest.Ranking weights) {
        return new Ranker(
                weights, ROW, ROW.ring(), space, SpacePopularity.of(popularity(), space), VisitSnapshot.EMPTY);
    }

    private static PopularitySnapshot popularity() {
        PopularityIndex index = new PopularityIndex(Duration.ofDays(1));
        index.update("lamp", new DecayedPopularity(4 * DecayedPopularity.UNIT, START_MS));
        index.update("mug", new DecayedPopularity(DecayedPopularity.UNIT, START_MS));
        return index.refresh(id -> List.of(), 1);
    }
}
