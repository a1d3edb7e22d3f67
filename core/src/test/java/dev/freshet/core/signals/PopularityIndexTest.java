package dev.freshet.core.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PopularityIndexTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final long HOUR_MS = HOUR.toMillis();
    private static final long NOW = 1_700_000_000_000L;

    private static final Function<String, List<String>> CATEGORIES = Map.of(
            "mug", List.of("Home", "Kitchen", "Mugs"),
            "pan", List.of("Home", "Kitchen"),
            "lamp", List.of("Home"),
            "sock", List.of("Clothes"))::get;

    @Test
    void shouldBeEmptyBeforeTheFirstRefresh() {
        // Given
        PopularityIndex index = new PopularityIndex(HOUR);

        // When
        index.update("mug", wanted(1, NOW));

        // Then
        assertThat(index.snapshot().overall()).isEmpty();
        assertThat(index.snapshot().version()).isZero();
    }

    @Test
    void shouldRankByPopularityAtOneMomentAndTiesById() {
        // Given
        PopularityIndex index = new PopularityIndex(HOUR);
        index.update("lamp", wanted(3, NOW - 2 * HOUR_MS));
        index.update("sock", wanted(1, NOW));
        index.update("pan", wanted(1, NOW));
        index.update("mug", wanted(5, NOW - HOUR_MS));

        // When
        PopularitySnapshot snapshot = index.refresh(CATEGORIES, 17);

        // Then
        assertThat(snapshot.overall()).containsExactly("mug", "pan", "sock", "lamp");
        assertThat(snapshot.rank("mug")).hasValue(1);
        assertThat(snapshot.rank("lamp")).hasValue(4);
        assertThat(snapshot.rank("nobody knows")).isEmpty();
        assertThat(snapshot.version()).isEqualTo(17);
        assertThat(index.snapshot()).isSameAs(snapshot);
    }

    @Test
    void shouldSayHowPopularAnItemIsBesideTheMostPopularOne() {
        // Given: at one moment 8, 2, 1/64 and 1/128
        PopularityIndex index = new PopularityIndex(HOUR, 1, 1);
        index.update("mug", wanted(8, NOW));
        index.update("pan", wanted(4, NOW - HOUR_MS));
        index.update("lamp", wanted(1, NOW - 7 * HOUR_MS));
        index.update("sock", wanted(1, NOW - 6 * HOUR_MS));

        // When
        PopularitySnapshot snapshot = index.refresh(CATEGORIES, 1);

        // Then
        assertThat(snapshot.logPopularity("mug")).isZero();
        assertThat(snapshot.logPopularity("pan")).isCloseTo(-2, offset(1e-9));
        assertThat(snapshot.logPopularity("sock")).isCloseTo(-9, offset(1e-9));
        assertThat(snapshot.logPopularity("lamp")).isEqualTo(-10);
        assertThat(snapshot.logPopularity("nobody knows")).isEqualTo(-10);
        assertThat(PopularitySnapshot.EMPTY.logPopularity("mug")).isEqualTo(-10);
    }

    @Test
    void shouldListAnItemUnderEveryPrefixOfItsCategoryPath() {
        // Given
        PopularityIndex index = new PopularityIndex(HOUR);
        index.update("mug", wanted(1, NOW));
        index.update("pan", wanted(2, NOW));
        index.update("lamp", wanted(3, NOW));
        index.update("sock", wanted(4, NOW));

        // When
        PopularitySnapshot snapshot = index.refresh(CATEGORIES, 1);

        // Then
        assertThat(snapshot.inCategory("Home")).containsExactly("lamp", "pan", "mug");
        assertThat(snapshot.inCategory("Home > Kitchen")).containsExactly("pan", "mug");
        assertThat(snapshot.inCategory(PopularitySnapshot.category(List.of("Home", "Kitchen", "Mugs"))))
                .containsExactly("mug");
        assertThat(snapshot.inCategory("Clothes")).containsExactly("sock");
        assertThat(snapshot.inCategory("Kitchen")).isEmpty();
    }

    @Test
    void shouldKeepTheListsWithinTheirLimits() {
        // Given
        PopularityIndex index = new PopularityIndex(HOUR, 3, 2);
        index.update("mug", wanted(1, NOW));
        index.update("pan", wanted(2, NOW));
        index.update("lamp", wanted(3, NOW));
        index.update("sock", wanted(4, NOW));

        // When
        PopularitySnapshot snapshot = index.refresh(CATEGORIES, 1);

        // Then
        assertThat(snapshot.overall()).containsExactly("sock", "lamp", "pan");
        assertThat(snapshot.rank("mug")).isEmpty();
        assertThat(snapshot.inCategory("Home")).containsExactly("lamp", "pan");
        assertThat(snapshot.inCategory("Home > Kitchen")).containsExactly("pan", "mug");
    }

    @Test
    void shouldNotChangeASnapshotThatWasPublished() {
        // Given
        PopularityIndex index = new PopularityIndex(HOUR);
        index.update("mug", wanted(2, NOW));
        index.update("pan", wanted(1, NOW));
        PopularitySnapshot before = index.refresh(CATEGORIES, 1);

        // When
        index.update("pan", wanted(3, NOW));
        index.remove("mug");
        PopularitySnapshot after = index.refresh(CATEGORIES, 2);

        // Then
        assertThat(before.overall()).containsExactly("mug", "pan");
        assertThat(before.inCategory("Home")).containsExactly("mug", "pan");
        assertThat(after.overall()).containsExactly("pan");
        assertThat(after.inCategory("Home > Kitchen > Mugs")).isEmpty();
        assertThatThrownBy(() -> after.overall().add("lamp")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldLeaveOutItemsThatNobodyWantsAnyMore() {
        // Given
        PopularityIndex index = new PopularityIndex(HOUR);
        index.update("mug", new DecayedPopularity(0, NOW));
        index.update("pan", wanted(1, NOW));

        // When
        PopularitySnapshot snapshot = index.refresh(CATEGORIES, 1);

        // Then
        assertThat(snapshot.overall()).containsExactly("pan");
    }

    @Test
    void shouldRefuseListsWithoutLengthAndAHalfLifeOfNothing() {
        assertThatThrownBy(() -> new PopularityIndex(HOUR, 0, 1)).hasMessageContaining("overallLimit is 0");
        assertThatThrownBy(() -> new PopularityIndex(HOUR, 1, 0)).hasMessageContaining("categoryLimit 0");
        assertThatThrownBy(() -> new PopularityIndex(Duration.ZERO)).hasMessageContaining("halfLife is PT0S");
    }

    private static DecayedPopularity wanted(int times, long timeMs) {
        return new DecayedPopularity(times * DecayedPopularity.UNIT, timeMs);
    }
}
