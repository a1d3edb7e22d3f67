package dev.freshet.streams.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.streams.config.ConfigReader;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.InvalidSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizingTest {

    @Test
    void shouldComputeASmallShopByHand() {
        // When
        Plan plan = Sizing.plan(Demand.of(1_000_000, 1_000).committingEvery(100));

        // Then 0.9 x 297 + 0.1 x 2,364 = 503.7 us; (0.6 - 10 x 4.5 ms) / 503.7 us = 1,102 events/s a thread
        assertThat(plan.threads()).isEqualTo(1);
        assertThat(plan.instances()).isEqualTo(2);
        assertThat(plan.partitions()).isEqualTo(6);
        // 413 + 19.96 x 25 + 40 = 952 B; x 1,000,000, one copy on the one instance that may be left, x 2 while
        // compacting
        assertThat(plan.stateDisk()).isBetween(1.90e9, 1.91e9);
        // 1,000 / 10 x 300 s = 30,000 visitors x 35,700 B
        assertThat(plan.cacheMib()).isEqualTo(1_022);
        assertThat(plan.heapMib()).isGreaterThan(2 * plan.cacheMib());
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 10_000, 100_000, 1_000_000})
    void shouldNeverAskForLessWhereMoreIsWanted(long events) {
        Plan small = Sizing.plan(Demand.of(1_000_000, events));
        Plan large = Sizing.plan(Demand.of(10_000_000, 2 * events));

        assertThat(large.threads()).isGreaterThanOrEqualTo(2 * small.threads() - 1);
        assertThat(large.partitions()).isGreaterThanOrEqualTo(small.partitions());
        assertThat(large.topicDisk()).isGreaterThan(small.topicDisk());
        assertThat(large.intoBrokers()).isGreaterThan(small.intoBrokers());
        assertThat(small.partitions()).isGreaterThanOrEqualTo(2 * small.threads());
        assertThat(small.threadsPerInstance() * (small.instances() - 1)).isGreaterThanOrEqualTo(small.threads());
    }

    @Test
    void shouldShowTheArithmetic() {
        String text =
                Sizing.plan(Demand.of(1_000_000, 1_000).committingEvery(100)).text();

        assertThat(text)
                .contains("  CPU of an event: 0.90 x 297 us + 0.10 x 2,364 us = 504 us\n")
                .contains("  instances, one of which may be missing: 1 + 1 = 2\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 1_000_000})
    void shouldNameSettingsThatTheApplicationTakes(long events) {
        Plan plan = Sizing.plan(Demand.of(10_000_000, events));

        FreshetConfig config = ConfigReader.read(Optional.empty(), Map.of(), plan.settings());

        assertThat(config.topics().partitions()).isEqualTo((int) plan.partitions());
        assertThat(config.model().cacheMb()).contains((int) plan.cacheMib());
        assertThat(config.delivery().commitsEvery()).isEqualTo(Duration.ofMillis(20));
        assertThat(plan.text()).contains(plan.settings());
    }

    @Test
    void shouldRefuseCommitsThatLeaveNoTimeForEvents() {
        assertThatThrownBy(() -> Sizing.plan(Demand.of(1_000_000, 1_000).committingEvery(5)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("--commit-ms: '5'");
    }

    @Test
    void shouldNameEveryOptionThatIsOutOfRange() {
        assertThatThrownBy(() -> Demand.of(0, -1))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("--users: '0' is not allowed; allowed is 1 to 100000000000")
                .hasMessageContaining("--events-per-second: '-1'");
    }
}
