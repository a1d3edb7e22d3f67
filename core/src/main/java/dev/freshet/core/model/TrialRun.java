package dev.freshet.core.model;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.catalog.CategoryPaths;
import dev.freshet.core.event.EventType;
import dev.freshet.core.state.Ring;
import dev.freshet.core.state.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shapes that a graph does not state, and vocabularies that are too long for its tables, show only when it runs. */
final class TrialRun {

    private static final int SLOTS = 3;
    private static final long NO_EVENT = -1;
    /** Ten times what the contract allows on the CPU, so that another device's rounding passes and another model does not. */
    private static final float AGREEMENT = 1e-3f;

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
        trial.step();
    }

    /** A step after a full window, and two in one call, beside what the encoder makes of the same slots. */
    private void step() {
        if (!bundle.hasStep()) {
            return;
        }
        Ring ring = Ring.copyOf(longRing());
        float[] whole = bundle.embed(List.of(ring), OutsideItems.NONE)[0];
        float[] user = bundle.users(new float[][] {whole}, RequestContext.UNKNOWN)[0];
        try (StepCall call = bundle.stepCall()) {
            for (int more = 1; more <= Math.min(2, ring.size()); more++) {
                Ring before = ring.subList(0, ring.size() - more);
                if (!before.isEmpty()) {
                    bundle.readPast(before, OutsideItems.NONE, call.past());
                }
                call.start(ring, more, OutsideItems.NONE);
                call.addWithout(NO_EVENT);
                call.run();
                call.newKeys(0);
                call.newValues(0);
                for (int row = more - 1; row <= more; row++) {
                    compare("embedding", call.embedding(row), whole);
                    compare("user", call.user(row), user);
                }
            }
        }
    }

    private List<Slot> longRing() {
        List<Slot> ring = new ArrayList<>();
        for (int i = 0; i < Math.min(bundle.manifest().ring(), bundle.manifest().window() + 2); i++) {
            String id = bundle.items().ids().get(i % bundle.items().size());
            ring.add(new Slot.ItemSlot(EventType.BROWSE, Hashes.item(id), 1_000L * i * i, i));
        }
        return ring;
    }

    private static void compare(String output, float[] step, float[] whole) {
        for (int i = 0; i < whole.length; i++) {
            if (Math.abs(step[i] - whole[i]) > AGREEMENT) {
                throw new ModelException(
                        "the step",
                        new IllegalStateException("its " + output + " is " + step[i] + " where encoder and head give "
                                + whole[i] + "; export both graphs from one model"));
            }
        }
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
