package dev.freshet.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static Items items(int count) {
        Items items = new Items();
        IntStream.range(0, count).forEach(i -> items.add("i" + i));
        return items;
    }

    @Test
    void shouldOrderByScoreThenEventsThenId() {
        // Given
        Items items = items(4);
        items.countEvent(2);
        Ranking ranking = new Ranking(items, new double[] {0, 0, 0, -1});

        // Then
        assertThat(ranking.top(9, item -> true)).containsExactly("i2", "i0", "i1", "i3");
    }

    @Test
    void shouldSayHowManyAllowedItemsStandBefore() {
        // Given: the order is i4 i3 i2 i1 i0
        Ranking ranking = new Ranking(items(5), new double[] {0, 1, 2, 3, 4});

        // When
        Ranking.Standing standing = ranking.standing(
                List.of("i0", "i2", "i4", "new"), item -> !Set.of("i3", "i0").contains(item));

        // Then
        assertThat(standing.before()).containsExactly(3, 1, 0, -1);
        assertThat(standing.size()).isEqualTo(3);
    }

    @Test
    void shouldStandWhereTheWholeListHasIt() {
        Random random = new Random(4);
        for (int round = 0; round < 50; round++) {
            // Given
            Items items = items(40);
            double[] scores = random.ints(40, 0, 9).asDoubleStream().toArray();
            random.ints(60, 0, 40).forEach(items::countEvent);
            Predicate<String> allowed = item -> item.hashCode() % 3 != 0;
            Ranking ranking = new Ranking(items, scores);
            List<String> whole = ranking.top(40, allowed);
            List<String> asked =
                    whole.stream().filter(i -> random.nextInt(4) == 0).toList();

            // When
            Ranking.Standing standing = ranking.standing(asked, allowed);

            // Then
            assertThat(Arrays.stream(standing.before()).boxed().toList())
                    .isEqualTo(asked.stream().map(whole::indexOf).toList());
            assertThat(standing.size()).isEqualTo(whole.size());
            assertThat(ranking.top(7, allowed)).isEqualTo(whole.subList(0, 7));
        }
    }
}
