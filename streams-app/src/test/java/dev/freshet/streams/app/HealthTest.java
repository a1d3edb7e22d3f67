package dev.freshet.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.codec.ModelPointer;
import dev.freshet.streams.world.ModelStatus;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final ModelPointer POINTER = new ModelPointer("m1", "file:/m1", "0".repeat(64));

    @Test
    void shouldBeReadyWhileRunningAndTheWantedModelServes() {
        Health loading = new Health(KafkaStreams.State.RUNNING, new ModelStatus.Loading(POINTER));

        assertThat(new Health(KafkaStreams.State.RUNNING, new ModelStatus.NoneWanted()).ready())
                .isTrue();
        assertThat(new Health(KafkaStreams.State.RUNNING, new ModelStatus.Serving(POINTER)).ready())
                .isTrue();
        assertThat(new Health(KafkaStreams.State.REBALANCING, new ModelStatus.Serving(POINTER)).ready())
                .isFalse();
        assertThat(loading.ready()).isFalse();
        assertThat(loading.live()).isTrue();
        assertThat(loading.describe()).contains("m1 is loading");
    }

    @Test
    void shouldNotBeLiveOnceWaitingCannotHelp() {
        assertThat(new Health(KafkaStreams.State.ERROR, new ModelStatus.Serving(POINTER)).live())
                .isFalse();
        assertThat(new Health(KafkaStreams.State.REBALANCING, new ModelStatus.Serving(POINTER)).live())
                .isTrue();
    }
}
