package dev.freshet.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.trainer.Shops;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemBirthsTest {

    private static final long HOUR_MS = 3_600_000L;

    @Test
    void shouldOrderItemsByWhenAnybodyMetThemFirst() {
        // Given
        Corpus corpus = Shops.corpus(
                        List.of(
                                browse("ann", "old", 0),
                                browse("ann", "young", 5),
                                browse("bob", "young", 3),
                                browse("bob", "middle", 4),
                                browse("cleo", "middle", 2),
                                browse("cleo", "old", 9)),
                        List.of())
                .build(Holdout.NONE, Optional.empty());

        // When
        ItemBirths births = ItemBirths.of(corpus);

        // Then
        assertThat(List.of("old", "middle", "young"))
                .extracting(id -> births.rank(corpus.items().ids().indexOf(id)))
                .containsExactly(0, 1, 2);
        assertThat(births.metBy(Shops.START_MS - 1)).isZero();
        assertThat(births.metBy(Shops.START_MS + 2 * HOUR_MS)).isEqualTo(2);
        assertThat(births.metBy(Shops.START_MS + 9 * HOUR_MS)).isEqualTo(3);
    }

    private static UserEvent browse(String user, String item, int hour) {
        return UserEvent.builder(EventType.BROWSE, Subject.user(user), user + item)
                .item(item)
                .timeMs(Shops.START_MS + hour * HOUR_MS)
                .build();
    }
}
