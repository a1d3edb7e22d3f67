package dev.freshet.core.engine;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.candidates.SpacePopularity;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.signals.PopularitySnapshot;
import dev.freshet.core.visits.VisitSnapshot;
import java.util.Optional;

/** Everything that a recommendation is made from but the subject. Immutable; snapshots that fit together. */
public final class World {

    /** Nothing is known yet. */
    public static final World EMPTY = new World(
            Optional.empty(),
            Catalog.EMPTY,
            ItemSpace.EMPTY,
            PopularitySnapshot.EMPTY,
            SpacePopularity.of(PopularitySnapshot.EMPTY, ItemSpace.EMPTY),
            VisitSnapshot.EMPTY);

    private final Optional<Bundle> bundle;
    private final Catalog catalog;
    private final ItemSpace space;
    private final PopularitySnapshot popularity;
    private final SpacePopularity spacePopularity;
    private final VisitSnapshot visits;

    private World(
            Optional<Bundle> bundle,
            Catalog catalog,
            ItemSpace space,
            PopularitySnapshot popularity,
            SpacePopularity spacePopularity,
            VisitSnapshot visits) {
        this.bundle = bundle;
        this.catalog = catalog;
        this.space = space;
        this.popularity = popularity;
        this.spacePopularity = spacePopularity;
        this.visits = visits;
    }

    /** The same world with other goods. @throws dev.freshet.core.model.ModelException if a new item cannot be described */
    public World withCatalog(Catalog newer) {
        return with(
                bundle,
                newer,
                bundle.map(model -> ItemSpace.of(model, newer, space)).orElse(ItemSpace.EMPTY));
    }

    /** The same world with another model. @throws dev.freshet.core.model.ModelException if a new item cannot be described */
    public World withBundle(Bundle newer) {
        return with(Optional.of(newer), catalog, ItemSpace.of(newer, catalog, space));
    }

    private World with(Optional<Bundle> newBundle, Catalog newCatalog, ItemSpace newSpace) {
        return new World(newBundle, newCatalog, newSpace, popularity, SpacePopularity.of(popularity, newSpace), visits);
    }

    /** The same world with other things popular. */
    public World withPopularity(PopularitySnapshot newer) {
        return newer == popularity
                ? this
                : new World(bundle, catalog, space, newer, SpacePopularity.of(newer, space), visits);
    }

    /** The same world with other visits of the last days. */
    public World withVisits(VisitSnapshot newer) {
        return newer == visits ? this : new World(bundle, catalog, space, popularity, spacePopularity, newer);
    }

    /** The active model, if any. */
    public Optional<Bundle> bundle() {
        return bundle;
    }

    /** What the shop sells. */
    public Catalog catalog() {
        return catalog;
    }

    /** The catalog as the bundle sees it; empty without a bundle. */
    public ItemSpace space() {
        return space;
    }

    /** What is popular. */
    public PopularitySnapshot popularity() {
        return popularity;
    }

    /** What is popular, laid out for the space. */
    SpacePopularity spacePopularity() {
        return spacePopularity;
    }

    /** What people visited around what in the last days. */
    public VisitSnapshot visits() {
        return visits;
    }
}
