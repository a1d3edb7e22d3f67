package dev.freshet.core.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HitsTest {

    @Test
    void shouldKeepTheBestInWhateverOrderTheyCome() {
        Random random = new Random(1);
        Hits hits = new Hits();
        for (int round = 0; round < 200; round++) {
            // Given scores of both signs, many of them equal, offered in portions
            int n = random.nextInt(1_000);
            int limit = 1 + random.nextInt(300);
            float[] scores = new float[n];
            for (int i = 0; i < n; i++) {
                scores[i] = (random.nextInt(400) - 200) / 8f;
            }
            int[] items = IntStream.range(0, n).toArray();
            int portion = 1 + random.nextInt(100);

            // When
            hits.begin(new float[0], 0, limit);
            for (int from = 0; from < n; from += portion) {
                int size = Math.min(portion, n - from);
                int[] some = new int[size];
                float[] theirs = new float[size];
                System.arraycopy(items, from, some, 0, size);
                System.arraycopy(scores, from, theirs, 0, size);
                hits.offer(some, theirs, size, item -> true);
                if (random.nextBoolean()) {
                    hits.floor();
                }
            }
            hits.end();
            Map<Integer, Float> unsorted = new HashMap<>();
            hits.forEach(unsorted::put);

            // Then
            List<Integer> best = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> -scores[i]).thenComparing(i -> i))
                    .limit(limit)
                    .toList();
            assertThat(IntStream.range(0, hits.size()).mapToObj(hits::item).toList())
                    .as("round %d", round)
                    .isEqualTo(best);
            assertThat(IntStream.range(0, hits.size()).mapToObj(hits::score).toList())
                    .as("round %d", round)
                    .isEqualTo(best.stream().map(i -> scores[i]).toList());
            assertThat(unsorted)
                    .as("round %d", round)
                    .isEqualTo(best.stream().collect(Collectors.toMap(i -> i, i -> scores[i])));
        }
    }

    @Test
    void shouldTakeZeroForZeroWhateverItsSign() {
        Hits hits = new Hits();
        hits.begin(new float[0], 0, 2);
        hits.offer(new int[] {0, 1, 2}, new float[] {-0f, 0f, -1f}, 3, item -> true);
        hits.end();

        assertThat(hits.item(0)).isEqualTo(0);
        assertThat(hits.item(1)).isEqualTo(1);
    }
}
