package dev.freshet.trainer.training;

import dev.freshet.core.model.GapBuckets;
import dev.freshet.trainer.data.ContentColumns;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.History;
import dev.freshet.trainer.data.RankingCase;
import dev.freshet.trainer.data.ValidationCases;
import dev.freshet.trainer.model.Parameters;
import dev.freshet.trainer.model.Recommender;
import dev.freshet.trainer.model.RequestPart;
import dev.freshet.trainer.model.TensorScope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Ranks all items for cases held back from training. Only to decide when to stop: a bundle is judged through core. Where nothing repeats in
 * the cases, as with ratings, what a subject had before is left out, as whoever serves such data would.
 */
final class Validation {

    private static final int MOST_CASES = 2_000;
    private static final int CASES_AT_ONCE = 64;
    private static final int TOP = 10;

    private final ValidationCases source;
    private final List<RankingCase> cases;
    private final ContentColumns allContent;
    private final int[] allLearned;
    private final Corpus corpus;
    private final boolean repeats;

    Validation(Corpus corpus, Recommender model, long seed) {
        source = new ValidationCases(
                corpus, model.shape().window(), model.shape().ring());
        cases = source.sample(MOST_CASES, seed);
        this.corpus = corpus;
        repeats = cases.stream().anyMatch(this::isRepeat);
        allContent = ContentColumns.of(corpus.itemContent());
        allLearned = IntStream.rangeClosed(1, corpus.items().size()).toArray();
    }

    int cases() {
        return cases.size();
    }

    /** NDCG of the first ten, mean over the cases; no number where there are none. */
    double ndcg(Recommender model) {
        return ndcg(model, Set.of());
    }

    /** The same where something is known of the request. */
    double ndcg(Recommender model, Set<RequestPart> known) {
        return cases.isEmpty() ? Double.NaN : TensorScope.infer(() -> sum(model, known)) / cases.size();
    }

    private double sum(Recommender model, Set<RequestPart> known) {
        Recommender.Items items = model.items(allContent, allLearned, ones(allLearned.length));
        Tensor byItem = items.vectors().transpose(0, 1).contiguous();
        double sum = 0;
        for (int from = 0; from < cases.size(); from += CASES_AT_ONCE) {
            List<RankingCase> some = cases.subList(from, Math.min(cases.size(), from + CASES_AT_ONCE));
            float[] scores = TensorScope.infer(
                    () -> scores(model, some, known, byItem, items.biases().view(-1)));
            for (int i = 0; i < some.size(); i++) {
                if (!repeats) {
                    leaveOutHistory(scores, i * allLearned.length, some.get(i));
                }
                sum += ndcg(scores, i * allLearned.length, some.get(i).targets());
            }
        }
        return sum;
    }

    private float[] scores(
            Recommender model, List<RankingCase> some, Set<RequestPart> known, Tensor byItem, Tensor biases) {
        ValidationCases.Rings rings = source.rings(some);
        Recommender.Items tokens = model.items(
                rings.rows().content(),
                rings.rows().learned(),
                ones(rings.rows().size()));
        Tensor embeddings = model.embeddings(tokens.vectors(), rings.slots(), rings.lastSlots(), 0);
        Tensor users = model.users(
                embeddings,
                told(RequestPart.SURFACE, some, known),
                told(RequestPart.WANTED_TYPE, some, known),
                told(RequestPart.GAP, some, known));
        return Parameters.floats(torch.addmm(biases, users, byItem));
    }

    /** [cases] what the model is told of each foretold event; 0 where nothing. */
    private int[] told(RequestPart part, List<RankingCase> some, Set<RequestPart> known) {
        if (!known.contains(part)) {
            return new int[some.size()];
        }
        return some.stream()
                .mapToInt(one -> told(part, corpus.histories().get(one.history()), one.targetStart()))
                .toArray();
    }

    private static int told(RequestPart part, History history, int target) {
        return switch (part) {
            case SURFACE -> history.surface(target);
            case WANTED_TYPE -> history.type(target);
            case GAP -> GapBuckets.bucket(history.timeMs(target - 1), history.timeMs(target));
        };
    }

    private boolean isRepeat(RankingCase one) {
        return before(one).anyMatch(item -> Arrays.stream(one.targets()).anyMatch(target -> target == item));
    }

    private void leaveOutHistory(float[] scores, int offset, RankingCase one) {
        before(one).forEach(item -> scores[offset + item] = Float.NEGATIVE_INFINITY);
    }

    /** The items of the history before the case. */
    private IntStream before(RankingCase one) {
        History history = corpus.histories().get(one.history());
        return IntStream.range(0, one.targetStart()).map(history::token).filter(token -> token >= 0);
    }

    private double ndcg(float[] scores, int offset, int[] targets) {
        double gain = 0;
        for (int target : targets) {
            int rank = 0;
            float own = scores[offset + target];
            for (int item = 0; item < allLearned.length && rank < TOP; item++) {
                rank += scores[offset + item] > own ? 1 : 0;
            }
            gain += rank < TOP ? discount(rank) : 0;
        }
        double ideal = IntStream.range(0, Math.min(TOP, targets.length))
                .mapToDouble(Validation::discount)
                .sum();
        return gain / ideal;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 2.0);
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
