package dev.freshet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.trainer.Shops;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.Holdout;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainerTest {

    @Test
    void shouldLearnWhatFollowsWhat() {
        // Given
        Corpus corpus = Shops.corpus(Shops.circle(60, 12, true), Shops.catalog())
                .build(Holdout.LEAVE_ONE_OUT, Optional.empty());

        // When
        TrainingResult result = train(corpus, 60, 1);

        // Then
        assertThat(result.ndcg()).isGreaterThan(0.9);
    }

    @Test
    void shouldRepeatExactlyWithOneSeedAndDifferWithAnother() {
        // Given
        Corpus corpus = Shops.corpus(Shops.circle(20, 8, true), Shops.catalog()).build(Holdout.NONE, Optional.empty());

        // When
        Map<String, float[]> once = train(corpus, 2, 1).model().parameters().snapshot();
        Map<String, float[]> again = train(corpus, 2, 1).model().parameters().snapshot();
        Map<String, float[]> other = train(corpus, 2, 2).model().parameters().snapshot();

        // Then
        once.forEach((name, values) -> assertThat(again.get(name)).as(name).containsExactly(values));
        assertThat(other.get("items.learned")).isNotEqualTo(once.get("items.learned"));
    }

    private static TrainingResult train(Corpus corpus, int epochs, long seed) {
        TrainingSettings defaults = TrainingSettings.DEFAULTS;
        TrainingSettings settings =
                new TrainingSettings(epochs, 8, 200, 64, 0.1, 0.1, 3e-3, 5, Duration.ofSeconds(60), 1, seed);
        assertThat(defaults.epochs()).isPositive();
        return new Trainer(
                        corpus,
                        settings,
                        new TrainingProgress() {
                            @Override
                            public void evaluated(Evaluation e) {
                                System.out.println(e);
                            }
                        },
                        new StopRequest())
                .train(Shops.smallShape(corpus));
    }
}
