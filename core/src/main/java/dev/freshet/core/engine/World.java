package dev.freshet.core.engine;

import dev.freshet.core.candidates.ItemSpace;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.signals.PopularitySnapshot;
import java.util.Optional;

/**
 * Everything that a recommendation is made from but the subject. Immutable; snapshots that fit together.
 *
 * @param bundle the active model, if any
 * @param catalog what the shop sells
 * @param space the catalog as the bundle sees it; empty without a bundle
 * @param popularity what is popular
 */
public record World(Optional<Bundle> bundle, Catalog catalog, ItemSpace space, PopularitySnapshot popularity) {

    /** Nothing is known yet. */
    public static final World EMPTY =
            new World(Optional.empty(), Catalog.EMPTY, ItemSpace.EMPTY, PopularitySnapshot.EMPTY);

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
        return new World(bundle, catalog, space, newer);
    }
}
