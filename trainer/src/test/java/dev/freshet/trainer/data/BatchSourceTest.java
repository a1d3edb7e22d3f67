package dev.freshet.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.trainer.Shops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSourceTest {

    private static final Corpus CORPUS =
            Shops.corpus(Shops.circle(30, 50, true), Shops.catalog()).build(Holdout.LEAVE_ONE_OUT, Optional.empty());

    @Test
    void shouldPutEverySlotWithLossInOneWindowOfAllowedLength() {
        for (long seed = 0; seed < 5; seed++) {
            // When
            List<List<TrainingWindow>> batches = new EpochPlan(16, 4, 64).batches(CORPUS, new Random(seed));

            // Then
            Set<List<Integer>> seen = new HashSet<>();
            for (List<TrainingWindow> batch : batches) {
                int longest =
                        batch.stream().mapToInt(TrainingWindow::length).max().orElseThrow();
                assertThat(longest).isBetween(1, 16);
                assertThat(batch.size() <= 4 || batch.size() * longest <= 64).isTrue();
                for (TrainingWindow window : batch) {
                    for (int slot = window.from(); slot < window.to(); slot++) {
                        assertThat(seen.add(List.of(window.history(), slot))).isTrue();
                    }
                }
            }
            for (int h = 0; h < CORPUS.histories().size(); h++) {
                int trainEnd = CORPUS.splits().get(h).trainEnd();
                for (int slot = 0; slot < trainEnd; slot++) {
                    if (EpochPlan.isLossSlot(CORPUS.histories().get(h), slot, trainEnd)) {
                        assertThat(seen).contains(List.of(h, slot));
                    }
                }
            }
        }
    }

    @Test
    void shouldHideTheRequestInMoreThanHalfOfThePositions() {
        // When
        int shown = 0;
        int positions = 0;
        for (Batch batch : batches(20)) {
            positions += batch.positions();
            for (int p = 0; p < batch.positions(); p++) {
                shown += batch.surfaces()[p] + batch.wantedTypes()[p] + batch.gaps()[p] > 0 ? 1 : 0;
            }
        }

        // Then
        assertThat(positions).isGreaterThan(1_000);
        assertThat(shown / (double) positions).isBetween(0.3, 0.5);
    }

    @Test
    void shouldNameEveryNegativeThatIsATarget() {
        for (Batch batch : batches(20)) {
            Set<Long> hits = new HashSet<>();
            Arrays.stream(batch.accidentalHits()).forEach(hits::add);
            int k = batch.negativeRows().length;
            assertThat(k).isEqualTo(CORPUS.items().size());
            for (int p = 0; p < batch.positions(); p++) {
                for (int n = 0; n < k; n++) {
                    boolean isTarget = batch.negativeRows()[n] == batch.targetRows()[p];
                    assertThat(hits.contains((long) p * k + n)).isEqualTo(isTarget);
                }
            }
        }
    }

    @Test
    void shouldShareALossAmongAtMostEightTargetsOfABasket() {
        // Given
        List<UserEvent> events = new ArrayList<>();
        for (int e = 0; e < 3; e++) {
            int first = 20 * e;
            events.add(UserEvent.builder(EventType.PURCHASE, Subject.user("u"), "e" + e)
                    .items(IntStream.range(first, first + 12)
                            .mapToObj(i -> LineItem.of("i" + i))
                            .toList())
                    .build());
        }
        Corpus corpus = Shops.corpus(events, List.of()).build(Holdout.NONE, Optional.empty());

        // When
        Batch batch = new BatchSource(corpus, new EpochPlan(200, 4, 400), 64, 8, 1)
                .epoch(1)
                .batches()
                .next();

        // Then
        assertThat(batch.positions()).isEqualTo(2);
        assertThat(batch.lossSlots()).containsExactly(11, 23);
        assertThat(batch.targetsPerPosition()).isEqualTo(8);
        float sum = 0;
        for (float weight : batch.targetWeights()) {
            sum += weight;
        }
        assertThat(sum).isEqualTo(2f);
        assertThat(Arrays.stream(batch.targetRows(), 0, 8).distinct().count()).isEqualTo(8);
    }

    @Test
    void shouldKnowWhatHadNotBeenMetWhenATargetWasChosen() {
        // When
        int unmet = 0;
        for (Batch batch : batches(20)) {
            int k = batch.negativeRows().length;
            for (long hit : batch.accidentalHits()) {
                int position = (int) (hit / k);
                assertThat(batch.negativeBirths()[(int) (hit % k)]).isLessThan(batch.metItems()[position]);
            }
            unmet += (int) Arrays.stream(batch.metItems())
                    .filter(met -> met < Shops.ITEMS)
                    .count();
        }

        // Then
        assertThat(unmet).isPositive();
    }

    @Test
    void shouldDrawDistinctNegativesFromALargeCatalog() {
        int[] sample = new NegativeSampler(21_000, 1_024).sample(new Random(1));

        assertThat(sample).hasSize(1_024).doesNotHaveDuplicates();
        assertThat(new NegativeSampler(1_500, 1_024).sample(new Random(1))).hasSize(1_500);
    }

    private static List<Batch> batches(int atMost) {
        List<Batch> batches = new ArrayList<>();
        BatchSource source = new BatchSource(CORPUS, new EpochPlan(16, 4, 64), 64, 10, 3);
        source.epoch(1).batches().forEachRemaining(batches::add);
        return batches.subList(0, Math.min(atMost, batches.size()));
    }
}
