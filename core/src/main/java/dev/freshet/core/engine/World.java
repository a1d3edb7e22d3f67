package dev.freshet.core.engine;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.candidates.SpacePopularity;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.signals.PopularitySnapshot;
import java.util.Optional;

/** Everything that a recommendation is made from but the subject. Immutable; snapshots that fit together. */
public final class World {

    /** Nothing is known yet. */
    public static final World EMPTY =
            new World(Optional.empty(), Catalog.EMPTY, ItemSpace.EMPTY, PopularitySnapshot.EMPTY);

    private final Optional<Bundle> bundle;
    private final Catalog catalog;
    private final ItemSpace space;
    private final PopularitySnapshot popularity;
    private final SpacePopularity spacePopularity;

    private World(Optional<Bundle> bundle, Catalog catalog, ItemSpace space, PopularitySnapshot popularity) {
        this.bundle = bundle;
        this.catalog = catalog;
        this.space = space;
        this.popularity = popularity;
        this.spacePopularity = SpacePopularity.of(popularity, space);
    }

    /** The same world with other goods. @throws dev.freshet.core.model.ModelException if a new item cannot be described */
    public World withCatalog(Catalog newer) {
        return new World(
                bundle,
                newer,
                bundle.map(model -> ItemSpace.of(model, newer, space)).orElse(ItemSpace.EMPTY),
                popularity);
    }

    /** The same world with another model. @throws dev.freshet.core.model.ModelException if a new item cannot be described */
    public World withBundle(Bundle newer) {
        return new World(Optional.of(newer), catalog, ItemSpace.of(newer, catalog, space), popularity);
    }

    /** The same world with other signals. */
    public World withPopularity(PopularitySnapshot newer) {
        return newer == popularity ? this : new World(bundle, catalog, space, newer);
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
}
