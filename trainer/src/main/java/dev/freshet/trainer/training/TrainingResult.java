package dev.freshet.trainer.training;

import dev.freshet.trainer.model.Recommender;
import java.time.Duration;
import java.util.List;

/**
 * What a run came to.
 *
 * @param model with the best weights
 * @param epochs begun
 * @param bestEpoch the epoch after which validation was best
 * @param validationCases how many cases decided; with 0 the last weights are the best
 * @param ndcg validation's best NDCG@10
 * @param curve what every evaluation said, in order
 * @param slotsPerSecond slots of training windows a second, evaluation left out
 */
public record TrainingResult(
        Recommender model,
        int epochs,
        int bestEpoch,
        int validationCases,
        double ndcg,
        List<TrainingProgress.Evaluation> curve,
        double slotsPerSecond,
        Duration took,
        Ending ending) {

    public TrainingResult {
        curve = List.copyOf(curve);
    }

    /** Why training ended. */
    public enum Ending {
        ALL_EPOCHS("all epochs are done"),
        NO_BETTER("validation got no better"),
        TIME_LIMIT("the time limit was reached"),
        STOPPED("stopped on request");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
