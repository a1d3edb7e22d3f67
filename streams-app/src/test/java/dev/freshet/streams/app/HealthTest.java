package dev.freshet.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.world.ModelStatus;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final ModelPointer POINTER = new ModelPointer("m1", "file:/m1", "0".repeat(64));

    @Test
    void shouldBeReadyWhileRunningAndTheWantedModelServes() {
        Health loading =
                new Health(KafkaStreams.State.RUNNING, true, new ModelStatus.Loading(POINTER, Optional.empty()));

        assertThat(new Health(KafkaStreams.State.RUNNING, true, new ModelStatus.NoneWanted()).ready())
                .isTrue();
        assertThat(new Health(KafkaStreams.State.RUNNING, true, new ModelStatus.Serving(POINTER)).ready())
                .isTrue();
        assertThat(new Health(KafkaStreams.State.REBALANCING, false, new ModelStatus.Serving(POINTER)).ready())
                .isFalse();
        assertThat(loading.ready()).isFalse();
        assertThat(loading.live()).isTrue();
        assertThat(loading.describe()).contains("m1 is loading");
    }

    @Test
    void shouldNotBeLiveOnceWaitingCannotHelp() {
        assertThat(new Health(KafkaStreams.State.ERROR, true, new ModelStatus.Serving(POINTER)).live())
                .isFalse();
        assertThat(new Health(KafkaStreams.State.REBALANCING, false, new ModelStatus.Serving(POINTER)).live())
                .isTrue();
    }

    @Test
    void shouldStayReadyThroughASwapAndThroughARebalance() {
        ModelStatus swapping = new ModelStatus.Loading(POINTER, Optional.of("m0"));
        Health rebalancing = new Health(KafkaStreams.State.REBALANCING, true, swapping);

        assertThat(rebalancing.ready()).isTrue();
        assertThat(rebalancing.describe()).contains("m1 is loading, m0 goes on");
        assertThat(new Health(KafkaStreams.State.REBALANCING, false, swapping).ready())
                .isFalse();
        assertThat(new Health(KafkaStreams.State.PENDING_SHUTDOWN, true, swapping).ready())
                .isFalse();
    }
}
