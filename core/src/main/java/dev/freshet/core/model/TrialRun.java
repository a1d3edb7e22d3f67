package dev.freshet.core.model;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.catalog.CategoryPaths;
import dev.freshet.core.event.EventType;
import dev.freshet.core.state.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shapes that a graph does not state, and vocabularies that are too long for its tables, show only when it runs. */
final class TrialRun {

    private static final int SLOTS = 3;

    private final Bundle bundle;
    private final BundleFiles files;

    private TrialRun(Bundle bundle, BundleFiles files) {
        this.bundle = bundle;
        this.files = files;
    }

    /** @throws ModelException if a graph fails */
    static void of(Bundle bundle, BundleFiles files) {
        TrialRun trial = new TrialRun(bundle, files);
        float[][] embeddings = bundle.embed(trial.rings(), OutsideItems.NONE);
        bundle.users(embeddings, RequestContext.UNKNOWN);
        trial.content();
    }

    /** The last item, an item that the bundle does not know, and padding: the ids at the edges of a model's table. */
    private List<List<Slot>> rings() {
        BundleManifest manifest = bundle.manifest();
        BundleManifest.Ids ids = manifest.ids();
        EventType type = manifest.readsEvents() || ids == null
                ? EventType.BROWSE
                : EventType.valueOf(ids.eventTypes().get(0));
        Slot last = new Slot.ItemSlot(
                type, Hashes.item(bundle.items().ids().get(bundle.items().size() - 1)), 0, 1);
        Slot unknown = new Slot.ItemSlot(type, unknownItem(bundle.items()), 1_000, 2);
        int longest = manifest.readsEvents() ? manifest.ring() : SLOTS;
        List<Slot> three = List.of(last, last, unknown);
        return List.of(three.subList(SLOTS - Math.min(SLOTS, longest), SLOTS), List.of(last));
    }

    private static long unknownItem(ItemTable items) {
        long hash = 0;
        while (items.row(hash) >= 0) {
            hash++;
        }
        return hash;
    }

    private void content() {
        BundleManifest.Content contract = bundle.manifest().content();
        if (contract == null || !bundle.manifest().readsEvents()) {
            return;
        }
        // The last entry of every vocabulary, so that a table that is too short is found out here.
        CatalogItem last = new CatalogItem(
                "trial",
                lastLine(contract.words()).orElse(""),
                lastLine(contract.categories())
                        .map(path -> List.of(path.split(CategoryPaths.SEPARATOR, -1)))
                        .orElse(List.of()),
                lastLine(contract.brands()),
                contract.priceEdges().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.max(
                                0,
                                contract.priceEdges().get(contract.priceEdges().size() - 1))),
                Optional.empty(),
                true,
                false,
                Map.of());
        bundle.describe(List.of(last));
    }

    private Optional<String> lastLine(String name) {
        return files.lines(name).stream().reduce((before, last) -> last);
    }
}
