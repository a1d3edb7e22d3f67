package dev.freshet.streams.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.codec.ModelPointer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModelHistoryTest {

    private final ModelHistory history = new ModelHistory();

    @Test
    void shouldKeepTheLastDecisionsNewestFirst() {
        for (int i = 0; i <= ModelHistory.LENGTH; i++) {
            history.add(refused("bad-" + i));
        }

        assertThat(history.newestFirst())
                .hasSize(ModelHistory.LENGTH)
                .startsWith(refused("bad-20"), refused("bad-19"))
                .endsWith(refused("bad-1"));
        assertThat(history.inService()).isEmpty();
    }

    @Test
    void shouldRememberTheModelInServiceThroughAnyNumberOfRefusals() {
        ModelDecision good = ModelDecision.served(pointer("good"), Instant.EPOCH, Duration.ZERO);
        history.add(good);

        for (int i = 0; i <= ModelHistory.LENGTH; i++) {
            history.add(refused("bad"));
        }

        assertThat(history.newestFirst()).doesNotContain(good);
        assertThat(history.inService()).contains(good);
    }

    private static ModelDecision refused(String version) {
        return ModelDecision.refused(pointer(version), Instant.EPOCH, Duration.ofMillis(5), "broken");
    }

    private static ModelPointer pointer(String version) {
        return new ModelPointer(version, "file:///nowhere", "0".repeat(64));
    }
}
