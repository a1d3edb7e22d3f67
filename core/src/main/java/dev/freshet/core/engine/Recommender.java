package dev.freshet.core.engine;

import dev.freshet.core.candidates.Candidate;
import dev.freshet.core.candidates.CandidateRequest;
import dev.freshet.core.candidates.CatalogSource;
import dev.freshet.core.candidates.EmbeddingSource;
import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.candidates.PopularitySource;
import dev.freshet.core.candidates.RepeatSource;
import dev.freshet.core.candidates.Source;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.encode.EncodedRing;
import dev.freshet.core.encode.FullEncoder;
import dev.freshet.core.encode.RingEncoder;
import dev.freshet.core.event.Consent;
import dev.freshet.core.explain.Explainer;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.ModelException;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.ranking.Ranker;
import dev.freshet.core.state.Embedding;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.SubjectRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes slates: the same object for the stream, the evaluator and interactive queries. Stateless and thread-safe; a slate is a
 * function of the row, the request and the world.
 */
public final class Recommender {

    private static final Logger log = LoggerFactory.getLogger(Recommender.class);

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingDouble(Ranked::score).reversed().thenComparingInt(Ranked::index);

    private static final RingEncoder FULL = new FullEncoder();

    private final EngineSettings settings;
    private final Policy policy;

    public Recommender(EngineSettings settings, Policy policy) {
        this.settings = settings;
        this.policy = policy;
    }

    /** Encodes the whole ring. */
    public Recommendation recommend(SubjectRow row, SlateRequest request, World world) {
        return recommend("", row, request, world, FULL);
    }

    /**
     * Makes a slate with an encoder that may remember the subject.
     *
     * @param subjectKey what the encoder knows the subject by
     */
    public Recommendation recommend(
            String subjectKey, SubjectRow row, SlateRequest request, World world, RingEncoder encoder) {
        Predicate<CatalogItem> allowed = policy.allowed(row, request.timeMs(), world.catalog());
        Encoded encoded = encode(subjectKey, row, request, world, encoder);
        if (encoded instanceof Encoded.Answer answer) {
            return rank(row, request, world, allowed, answer);
        }
        return new Recommendation(
                fallback(row, request, world, allowed, ((Encoded.None) encoded).why()), Optional.empty());
    }

    /** What came of asking the model. */
    private sealed interface Encoded {
        record Answer(Bundle bundle, List<Slot> ring, EncodedRing encoded) implements Encoded {
            float[] user() {
                return encoded.user();
            }

            Embedding embedding() {
                return new Embedding(bundle.version(), encoded.embedding());
            }
        }

        record None(Fallback why) implements Encoded {}
    }

    private static Encoded encode(
            String subjectKey, SubjectRow row, SlateRequest request, World world, RingEncoder encoder) {
        if (request.consent() == Consent.NONE) {
            return new Encoded.None(Fallback.NO_CONSENT);
        }
        if (world.bundle().isEmpty()) {
            return new Encoded.None(Fallback.NO_MODEL);
        }
        Bundle bundle = world.bundle().get();
        List<Slot> ring = bundle.readable(row.ring());
        if (ring.isEmpty()) {
            return new Encoded.None(Fallback.NO_HISTORY);
        }
        try {
            return new Encoded.Answer(
                    bundle, ring, encoder.encode(subjectKey, ring, request.context(), bundle, world.space()));
        } catch (ModelException e) {
            log.warn("model {} failed; answering without it", bundle.version(), e);
            return new Encoded.None(Fallback.MODEL_ERROR);
        }
    }

    private Recommendation rank(
            SubjectRow row, SlateRequest request, World world, Predicate<CatalogItem> allowed, Encoded.Answer answer) {
        ItemSpace space = world.space();
        List<Candidate> candidates = Candidate.union(
                List.of(
                        new EmbeddingSource(space),
                        new PopularitySource(world.popularity(), world.catalog()),
                        new RepeatSource(world.catalog())),
                new CandidateRequest(
                        row, Optional.of(answer.user()), allowed, Math.max(settings.candidates(), request.count())));
        Ranker ranker = new Ranker(answer.bundle().ranking(), row, world.popularity());
        List<Ranked> ranked = candidates.stream()
                .flatMap(candidate -> Ranked.of(candidate, space, answer.user(), ranker))
                .sorted(BEST_FIRST)
                .limit(request.count())
                .toList();
        if (ranked.isEmpty()) {
            return new Recommendation(
                    fallback(row, request, world, allowed, Fallback.NO_CANDIDATE), Optional.of(answer.embedding()));
        }
        List<SlateItem> items = new ArrayList<>();
        List<Reason> reasons = reasons(row, world, answer, ranker, ranked);
        for (int i = 0; i < ranked.size(); i++) {
            Ranked each = ranked.get(i);
            items.add(new SlateItem(
                    each.candidate().item().itemId(),
                    i + 1,
                    each.score(),
                    each.candidate().sources(),
                    reasons.get(i),
                    1.0));
        }
        Slate slate = new Slate(
                Optional.of(answer.bundle().version()),
                world.catalog().version(),
                world.popularity().version(),
                Optional.empty(),
                items);
        return new Recommendation(slate, Optional.of(answer.embedding()));
    }

    private List<Reason> reasons(
            SubjectRow row, World world, Encoded.Answer answer, Ranker ranker, List<Ranked> ranked) {
        Explainer explainer =
                new Explainer(answer.bundle(), world.space(), world.catalog(), ranker, settings.explainEvents());
        List<Integer> slate = ranked.stream().map(Ranked::index).toList();
        try {
            return explainer.explain(row, answer.ring(), answer.encoded(), slate);
        } catch (ModelException e) {
            log.warn(
                    "model {} failed; the slate goes out without reasons",
                    answer.bundle().version(),
                    e);
            return slate.stream().map(item -> Reason.of(Reason.Kind.HISTORY)).toList();
        }
    }

    /** Ranks by signals alone. */
    private static Slate fallback(
            SubjectRow row, SlateRequest request, World world, Predicate<CatalogItem> allowed, Fallback why) {
        CandidateRequest wanted = new CandidateRequest(row, Optional.empty(), allowed, request.count());
        List<Candidate> candidates = Candidate.union(
                List.of(new PopularitySource(world.popularity(), world.catalog()), new CatalogSource(world.catalog())),
                wanted);
        List<SlateItem> items = new ArrayList<>();
        for (Candidate candidate : candidates.subList(0, Math.min(request.count(), candidates.size()))) {
            int rank = items.size() + 1;
            Reason.Kind kind =
                    candidate.sources().contains(Source.POPULARITY) ? Reason.Kind.POPULAR : Reason.Kind.CATALOG;
            items.add(new SlateItem(
                    candidate.item().itemId(), rank, 1.0 / rank, candidate.sources(), Reason.of(kind), 1.0));
        }
        return new Slate(
                Optional.empty(), world.catalog().version(), world.popularity().version(), Optional.of(why), items);
    }

    /** A candidate, its place in the item space, and what it scores. */
    private record Ranked(Candidate candidate, int index, double score) {

        /** Empty where the model has no vector of the item. */
        static Stream<Ranked> of(Candidate candidate, ItemSpace space, float[] user, Ranker ranker) {
            String itemId = candidate.item().itemId();
            int index = space.index(itemId);
            return index < 0
                    ? Stream.empty()
                    : Stream.of(new Ranked(candidate, index, ranker.score(space.score(user, index), itemId)));
        }
    }
}
