package dev.freshet.trainer.evaluation;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.encode.StepCache;
import dev.freshet.core.encode.StepEncoder;
import dev.freshet.core.engine.EngineSettings;
import dev.freshet.core.engine.Recommender;
import dev.freshet.core.engine.Slate;
import dev.freshet.core.engine.SlateItem;
import dev.freshet.core.engine.SlateRequest;
import dev.freshet.core.engine.Workspace;
import dev.freshet.core.engine.World;
import dev.freshet.core.event.Consent;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.policy.Policy;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.trainer.ranking.SignalFeed;
import it.unimi.dsi.fastutil.longs.LongSet;
import it.unimi.dsi.fastutil.longs.LongSets;
import java.util.function.Predicate;

/**
 * A bundle, asked through the engine that serves: the same candidates, ranking, policy and step cache. It ranks its candidates and
 * not the whole catalog, so that it has no area under a curve.
 */
final class ModelContender implements Contender {

    private static final long CACHE_BYTES = 128L << 20;

    private final String name;
    private final Asking asking;
    private final Goods goods;
    private final SignalFeed signals;
    private final OthersWords others = new OthersWords();
    private final StepEncoder encoder = new StepEncoder(new StepCache(CACHE_BYTES), "evaluation");
    private final Workspace workspace = new Workspace(encoder);
    private final Recommender recommender;
    private World world;
    private LongSet hidden = LongSets.EMPTY_SET;
    private final Bundle bundle;
    private long fallbacks;
    private long unknownTargets;

    ModelContender(String name, Asking asking, Bundle bundle, Goods goods, Predicate<CatalogItem> shows) {
        this.name = name;
        this.asking = asking;
        this.bundle = bundle;
        this.goods = goods;
        this.signals = new SignalFeed(goods.catalog());
        this.world = World.EMPTY.withCatalog(goods.catalog()).withBundle(bundle);
        this.recommender = new Recommender(new EngineSettings(EngineSettings.DEFAULT.candidates(), 0), policy(shows));
    }

    /** What may be shown is decided by the case, for all contenders alike. */
    private Policy policy(Predicate<CatalogItem> shows) {
        return new Policy() {
            @Override
            public boolean shows(CatalogItem item) {
                return shows.test(item);
            }

            @Override
            public LongSet hidden(SubjectRow row, long timeMs, Catalog catalog) {
                return hidden;
            }
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void learn(UserEvent event) {
        signals.learn(event);
        others.learn(event);
    }

    @Override
    public Answer answer(Case asked, int most) {
        unknownTargets += asked.targets().stream()
                .filter(target -> bundle.items().row(Hashes.item(target.itemId())) < 0)
                .count();
        hidden = asked.hidden();
        world = world.withPopularity(signals.popularity()).withVisits(signals.visits());
        SubjectRow row = asked.row().withRing(asking.ring(asked.row().ring(), others));
        SlateRequest request =
                new SlateRequest(asking.context(asked.context()), asked.timeMs(), most, Consent.UNSPECIFIED);
        Slate slate = recommender
                .recommend(asked.subject().kind() + asked.subject().id(), row, request, world, workspace)
                .slate();
        fallbacks += slate.fallback().isPresent() ? 1 : 0;
        int[] places = slate.items().stream()
                .map(SlateItem::itemId)
                .mapToInt(goods::place)
                .toArray();
        return new Answer(places, Double.NaN);
    }

    Asking asking() {
        return asking;
    }

    Bundle bundle() {
        return bundle;
    }

    /** Targets that the bundle was not trained on. */
    long unknownTargets() {
        return unknownTargets;
    }

    /** Slates that the model did not make. */
    long fallbacks() {
        return fallbacks;
    }

    @Override
    public void close() {
        encoder.close();
    }
}
