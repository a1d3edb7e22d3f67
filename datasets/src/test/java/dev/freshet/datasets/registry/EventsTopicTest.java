package dev.freshet.datasets.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.datasets.DatasetException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTopicTest {

    @Test
    void shouldSayWhereItsReaderComesFrom() {
        assertThatThrownBy(() ->
                        EventsTopic.open(new EventsTopic.Deployment(Optional.empty(), List.of(), Optional.empty())))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("start with ./freshet")
                .hasMessageNotContaining("\n");
    }
}
