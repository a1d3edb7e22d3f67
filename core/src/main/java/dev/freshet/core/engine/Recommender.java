package dev.freshet.core.engine;

import dev.freshet.core.candidates.BestItems;
import dev.freshet.core.candidates.CandidateRequest;
import dev.freshet.core.candidates.CandidateSet;
import dev.freshet.core.candidates.CoVisitationSource;
import dev.freshet.core.candidates.EmbeddingSource;
import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.candidates.PopularitySource;
import dev.freshet.core.candidates.RecentSource;
import dev.freshet.core.candidates.RepeatSource;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.encode.EncodedRing;
import dev.freshet.core.encode.FullEncoder;
import dev.freshet.core.encode.KeptEmbedding;
import dev.freshet.core.encode.RingEncoder;
import dev.freshet.core.event.Consent;
import dev.freshet.core.explain.EventLosses;
import dev.freshet.core.explain.EventsToTest;
import dev.freshet.core.explain.Explainer;
import dev.freshet.core.explain.Reason;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.ModelException;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.ranking.Ranker;
import dev.freshet.core.state.Embedding;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.SubjectRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes slates: the same object for the stream, the evaluator and interactive queries. Thread-safe; a slate is a function of the
 * row, the request and the world.
 */
public final class Recommender {

    private static final Logger log = LoggerFactory.getLogger(Recommender.class);

    private static final RingEncoder FULL = new FullEncoder();

    private final EngineSettings settings;
    private final Policy policy;
    // The space asked for last: worlds follow one another, and threads that meet here make the same shelf.
    private volatile Shelf shelf;

    public Recommender(EngineSettings settings, Policy policy) {
        this.settings = settings;
        this.policy = policy;
        this.shelf = Shelf.of(policy, ItemSpace.EMPTY);
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
        return recommend(subjectKey, row, request, world, new Workspace(encoder));
    }

    /**
     * Makes a slate with what the calling thread keeps for that.
     *
     * @param subjectKey what the encoder knows the subject by
     */
    public Recommendation recommend(
            String subjectKey, SubjectRow row, SlateRequest request, World world, Workspace workspace) {
        RingEncoder encoder =
                request.reasons() ? workspace.encoder() : new KeptEmbedding(row.embedding(), workspace.encoder());
        int tested = request.reasons() ? settings.explainEvents() : 0;
        Encoded encoded = encode(
                subjectKey,
                row,
                request,
                world,
                encoder,
                (ring, bundle) -> EventsToTest.of(ring, encoder.reach(ring.size(), bundle), tested));
        workspace.watch().done(SlateStage.ENCODE);
        if (encoded instanceof Encoded.Answer answer) {
            Ranker ranker = ranker(row, world, answer);
            BestItems best = best(row, request, world, answer.ring(), answer.user(), ranker, workspace);
            return made(row, request, world, answer, ranker, best, workspace);
        }
        Slate slate = fallback(row, request, world, ((Encoded.None) encoded).why());
        workspace.watch().done(SlateStage.RANK);
        return new Recommendation(slate, Optional.empty());
    }

    /**
     * Makes a slate, and says how much each of the last events does for each of its items. Costs an encode an event.
     *
     * @param events how many are looked at, at most
     */
    public Influence influence(SubjectRow row, SlateRequest request, World world, int events) {
        Encoded encoded = encode("", row, request, world, FULL, (ring, bundle) -> EventsToTest.newest(ring, events));
        if (encoded instanceof Encoded.Answer answer) {
            Workspace workspace = new Workspace(FULL);
            Ranker ranker = ranker(row, world, answer);
            BestItems best = best(row, request, world, answer.ring(), answer.user(), ranker, workspace);
            Slate slate =
                    made(row, request, world, answer, ranker, best, workspace).slate();
            EventLosses losses = new Explainer(world.space(), world.catalog(), ranker)
                    .losses(row, answer.ring(), answer.encoded(), answer.tested(), best.indexes());
            return new Influence(slate, slate.fallback().isPresent() ? EventLosses.NONE : losses);
        }
        return new Influence(fallback(row, request, world, ((Encoded.None) encoded).why()), EventLosses.NONE);
    }

    /** What came of asking the model. */
    private sealed interface Encoded {
        record Answer(Bundle bundle, Ring ring, EventsToTest tested, EncodedRing encoded) implements Encoded {
            float[] user() {
                return encoded.user();
            }

            Embedding embedding() {
                return new Embedding(bundle.version(), encoded.embedding(), encoded.outsideVersion());
            }
        }

        record None(Fallback why) implements Encoded {}
    }

    /** Chooses the events that are left out in turn. */
    private interface Choice extends BiFunction<Ring, Bundle, EventsToTest> {}

    private static Encoded encode(
            String subjectKey, SubjectRow row, SlateRequest request, World world, RingEncoder encoder, Choice choice) {
        if (request.consent() == Consent.NONE) {
            return new Encoded.None(Fallback.NO_CONSENT);
        }
        if (world.bundle().isEmpty()) {
            return new Encoded.None(Fallback.NO_MODEL);
        }
        Bundle bundle = world.bundle().get();
        Ring ring = Ring.copyOf(bundle.readable(row.ring()));
        if (ring.isEmpty()) {
            return new Encoded.None(Fallback.NO_HISTORY);
        }
        EventsToTest tested = choice.apply(ring, bundle);
        try {
            EncodedRing encoded =
                    encoder.encode(subjectKey, ring, request.context(), bundle, world.space(), tested.hashes());
            return new Encoded.Answer(bundle, ring, tested, encoded);
        } catch (ModelException e) {
            log.warn("model {} failed; answering without it", bundle.version(), e);
            return new Encoded.None(Fallback.MODEL_ERROR);
        }
    }

    private static Ranker ranker(SubjectRow row, World world, Encoded.Answer answer) {
        return new Ranker(
                answer.bundle().ranking(), row, answer.ring(), world.space(), world.spacePopularity(), world.visits());
    }

    private Recommendation made(
            SubjectRow row,
            SlateRequest request,
            World world,
            Encoded.Answer answer,
            Ranker ranker,
            BestItems best,
            Workspace workspace) {
        ItemSpace space = world.space();
        if (best.size() == 0) {
            Slate slate = fallback(row, request, world, Fallback.NO_CANDIDATE);
            workspace.watch().done(SlateStage.RANK);
            return new Recommendation(slate, Optional.of(answer.embedding()));
        }
        workspace.watch().done(SlateStage.RANK);
        List<Reason> reasons = reasons(row, world, answer, ranker, best);
        workspace.watch().done(SlateStage.EXPLAIN);
        List<SlateItem> items = new ArrayList<>(best.size());
        for (int i = 0; i < best.size(); i++) {
            int item = best.index(i);
            items.add(new SlateItem(
                    space.item(item).itemId(),
                    i + 1,
                    best.score(i),
                    workspace.candidates().sources(item),
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

    /** The best of all candidates, in order. */
    private BestItems best(
            SubjectRow row,
            SlateRequest request,
            World world,
            Ring ring,
            float[] user,
            Ranker ranker,
            Workspace workspace) {
        ItemSpace space = world.space();
        HiddenItems hidden = workspace.hidden();
        hidden.read(policy.hidden(row, request.timeMs(), world.catalog()), space);
        CandidateRequest wanted = new CandidateRequest(
                row,
                ring,
                user,
                allowed(request.filter(), space, hidden),
                Math.max(settings.candidates(), request.count()));
        CandidateSet candidates = workspace.candidates();
        candidates.clear();
        new EmbeddingSource(space, workspace.hits()).propose(wanted, candidates);
        new PopularitySource(world.spacePopularity()).propose(wanted, candidates);
        new RepeatSource(space).propose(wanted, candidates);
        if (ranker.readsRing()) {
            new RecentSource(space).propose(wanted, candidates);
        }
        new CoVisitationSource(ranker.coVisits()).propose(wanted, candidates);
        candidates.score(space, user);
        BestItems best = workspace.best();
        best.clear(request.count());
        for (int place = 0; place < candidates.size(); place++) {
            int item = candidates.index(place);
            best.add(ranker.score(candidates.score(place), item), item);
        }
        best.sort();
        return best;
    }

    private IntPredicate allowed(ItemFilter filter, ItemSpace space, HiddenItems hidden) {
        IntPredicate byThePolicy = shelf(space).without(hidden);
        return filter.isNone() ? byThePolicy : index -> byThePolicy.test(index) && filter.allows(space.item(index));
    }

    private Shelf shelf(ItemSpace space) {
        Shelf known = shelf;
        if (!known.isOf(space)) {
            known = Shelf.of(policy, space);
            shelf = known;
        }
        return known;
    }

    private static List<Reason> reasons(
            SubjectRow row, World world, Encoded.Answer answer, Ranker ranker, BestItems best) {
        return new Explainer(world.space(), world.catalog(), ranker)
                .explain(row, answer.ring(), answer.encoded(), answer.tested(), best.indexes());
    }

    private Slate fallback(SubjectRow row, SlateRequest request, World world, Fallback why) {
        Predicate<CatalogItem> byThePolicy = policy.allowed(row, request.timeMs(), world.catalog());
        ItemFilter filter = request.filter();
        return SignalSlates.of(
                world, filter.isNone() ? byThePolicy : byThePolicy.and(filter::allows), request.count(), why);
    }
}
