package dev.freshet.core.baseline;

import static dev.freshet.core.baseline.Shopping.ANN;
import static dev.freshet.core.baseline.Shopping.BOB;
import static dev.freshet.core.baseline.Shopping.CAT;
import static dev.freshet.core.baseline.Shopping.NEW;
import static dev.freshet.core.baseline.Shopping.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemKnnTest {

    private final ItemKnn knn = new ItemKnn();

    @Test
    void shouldMeasureSimilarityAsCosineOverSubjects() {
        // Given: tea has 3 subjects, mug 2, pan 1; tea and mug share 2, tea and pan 1
        knn.learn(bought(ANN, "tea", "mug"));
        knn.learn(bought(BOB, "mug"));
        knn.learn(bought(BOB, "tea"));
        knn.learn(bought(CAT, "tea", "pan"));

        // Then
        assertThat(knn.similarity("tea", "mug")).isCloseTo(2 / Math.sqrt(6), within(1e-12));
        assertThat(knn.similarity("pan", "tea")).isCloseTo(1 / Math.sqrt(3), within(1e-12));
        assertThat(knn.similarity("mug", "pan")).isZero();
        assertThat(knn.similarity("mug", "mug")).isCloseTo(1, within(1e-12));
        assertThat(knn.similarity("mug", "never seen")).isZero();
    }

    @Test
    void shouldCountASubjectOnceHoweverOftenItComesBack() {
        // Given
        knn.learn(bought(ANN, "tea", "mug"));
        knn.learn(bought(BOB, "tea"));

        // When
        knn.learn(bought(ANN, "tea", "mug", "tea"));
        knn.learn(bought(ANN, "mug"));

        // Then
        assertThat(knn.similarity("tea", "mug")).isCloseTo(1 / Math.sqrt(2), within(1e-12));
    }

    @Test
    void shouldRankBySummedSimilarityThenFillUpWithWhatIsPopular() {
        // Given: for one who has tea and mug: cup .58 + .71, pan .58, and hat, the most popular, nothing
        knn.learn(bought(ANN, "tea", "mug", "cup"));
        knn.learn(bought(BOB, "tea", "pan"));
        for (int i = 0; i < 9; i++) {
            knn.learn(bought(Subject.user("hatter" + i), "hat"));
        }
        knn.learn(bought(CAT, "tea"));
        knn.learn(bought(CAT, "mug"));

        // When
        List<String> top = knn.top(CAT, 3, item -> !Set.of("tea", "mug").contains(item));

        // Then
        assertThat(top).containsExactly("cup", "pan", "hat");
    }

    @Test
    void shouldLeaveAnItemsSimilarityToItselfOut() {
        // Given: with itself counted, tea would score 1 and pan 1/sqrt(2)
        knn.learn(bought(ANN, "tea", "pan"));
        knn.learn(bought(BOB, "tea"));

        // Then
        assertThat(knn.top(BOB, 1, item -> true)).containsExactly("pan");
    }

    @Test
    void shouldGiveAStrangerWhatIsPopular() {
        // Given
        knn.learn(bought(ANN, "tea", "mug"));
        knn.learn(bought(BOB, "mug"));

        // Then
        assertThat(knn.top(NEW, 2, item -> true)).containsExactly("mug", "tea");
    }

    @Test
    void shouldPairANewItemWithTheLastHundredOnly() {
        // Given
        IntStream.rangeClosed(0, ItemKnn.PAIRING_ITEMS).forEach(i -> knn.learn(bought(ANN, "i" + i)));

        // When
        knn.learn(bought(ANN, "fresh"));

        // Then
        assertThat(knn.similarity("fresh", "i0")).isZero();
        assertThat(knn.similarity("fresh", "i1")).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldScoreFromTheLastFiftyItemsByLatestTimeTaken() {
        // Given: ann took i0 to i50, so that i0 is too old to score from; bob knows what goes with it
        knn.learn(bought(BOB, "i0", "goes with i0"));
        IntStream.rangeClosed(0, ItemKnn.SCORING_ITEMS).forEach(i -> knn.learn(bought(ANN, "i" + i)));
        knn.learn(bought(CAT, "popular"));
        knn.learn(bought(CAT, "popular"));
        assertThat(knn.top(ANN, 1, item -> !item.startsWith("i"))).containsExactly("popular");

        // When
        knn.learn(bought(ANN, "i0"));

        // Then
        assertThat(knn.top(ANN, 1, item -> !item.startsWith("i"))).containsExactly("goes with i0");
    }

    @Test
    void shouldAgreeWithTheDefinitionOnRandomHistories() {
        for (long seed = 0; seed < 20; seed++) {
            // Given
            ItemKnn learner = new ItemKnn();
            Map<String, Set<Subject>> takers = new HashMap<>();
            for (UserEvent event : Shopping.history(seed, 150, 12, 40)) {
                learner.learn(event);
                for (LineItem line : event.items()) {
                    takers.computeIfAbsent(line.itemId(), i -> new HashSet<>()).add(event.subject());
                }
            }
            Subject subject = Subject.user("u" + seed % 12);
            Set<String> own = new HashSet<>();
            takers.forEach((item, subjects) -> {
                if (subjects.contains(subject)) {
                    own.add(item);
                }
            });

            // When
            List<String> top = learner.top(subject, 40, item -> true);

            // Then
            for (String a : takers.keySet()) {
                for (String b : takers.keySet()) {
                    assertThat(learner.similarity(a, b)).isCloseTo(cosine(takers, a, b), within(1e-12));
                }
            }
            double previous = Double.MAX_VALUE;
            for (String item : top) {
                double score = own.stream()
                        .filter(other -> !other.equals(item))
                        .mapToDouble(other -> cosine(takers, item, other))
                        .sum();
                assertThat(score).isLessThanOrEqualTo(previous + 1e-9);
                previous = score;
            }
            assertThat(top).containsExactlyInAnyOrderElementsOf(takers.keySet());
        }
    }

    private static double cosine(Map<String, Set<Subject>> takers, String a, String b) {
        Set<Subject> both = new HashSet<>(takers.get(a));
        both.retainAll(takers.get(b));
        return both.size()
                / Math.sqrt((double) takers.get(a).size() * takers.get(b).size());
    }
}
