package dev.freshet.core.engine;

import java.util.List;
import java.util.Optional;

/**
 * An ordered list to show, with what is needed to audit it.
 *
 * @param modelVersion the model that ranked it; empty with a fallback
 * @param catalogVersion {@link dev.freshet.core.catalog.Catalog#version}
 * @param signalVersion {@link dev.freshet.core.signals.PopularitySnapshot#version}
 * @param fallback why the model was not used, if it was not
 */
public record Slate(
        Optional<String> modelVersion,
        long catalogVersion,
        long signalVersion,
        Optional<Fallback> fallback,
        List<SlateItem> items) {
    public Slate {
        items = List.copyOf(items);
    }
}
