package dev.freshet.playground.bench.retrieval;

import dev.freshet.core.Hashes;
import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.OutsideItems;
import dev.freshet.core.model.RequestContext;
import dev.freshet.core.retrieval.ItemVectors;
import dev.freshet.core.state.RowUpdater;
import dev.freshet.core.state.Slot;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.core.state.Transition;
import dev.freshet.datasets.simulator.ShopSimulator;
import dev.freshet.datasets.simulator.SimulatorConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Vectors of a catalog of any size as a model trained on the simulated shop makes them. The first items are the model's own.
 * Every other is a product of a larger shop: what the model's content encoder says of it, plus what training had added to
 * an item of its category (and that item's bias), drawn at random.
 */
final class ShopVectors {

    private static final int PRODUCTS_OF_A_SHOP = 200_000;
    private static final int DESCRIBED_AT_ONCE = 512;
    private static final int EVENTS = 200_000;
    private static final int FEWEST_SLOTS = 10;

    private final Bundle bundle;
    private final SplittableRandom random = new SplittableRandom(1);

    ShopVectors(Bundle bundle) {
        this.bundle = bundle;
    }

    ItemVectors items(int count) {
        int d = bundle.dimensions();
        float[] vectors = new float[Math.multiplyExact(count, d)];
        float[] biases = new float[count];
        int own = Math.min(count, bundle.items().size());
        for (int i = 0; i < own; i++) {
            bundle.items().copyVector(i, vectors, i * d);
            biases[i] = bundle.items().bias(i);
        }
        Learned learned = learned();
        int at = own;
        for (long shop = 1; at < count; shop++) {
            List<CatalogItem> products = products(shop, Math.min(PRODUCTS_OF_A_SHOP, Math.max(100, count - at)));
            for (int from = 0; from < products.size() && at < count; from += DESCRIBED_AT_ONCE) {
                List<CatalogItem> some = products.subList(from, Math.min(products.size(), from + DESCRIBED_AT_ONCE));
                float[][] described = describe(some);
                for (int i = 0; i < described.length && at < count; i++, at++) {
                    System.arraycopy(described[i], 0, vectors, at * d, d);
                    biases[at] = learned.addTo(vectors, at * d, some.get(i).categoryPath(), random);
                }
            }
        }
        return new ItemVectors(d, vectors, biases);
    }

    private static List<CatalogItem> products(long seed, int count) {
        SimulatorConfig config =
                SimulatorConfig.defaults().withSeed(1_000 + seed).withProducts(count, 0);
        return new ShopSimulator(config).catalogAt(config.startMs());
    }

    private float[][] describe(List<CatalogItem> items) {
        return bundle.describe(items)
                .orElseThrow(() -> new IllegalArgumentException(
                        "bundle " + bundle.version() + " has no content encoder; give one that has"));
    }

    /** What training added to the model's own items, by category. */
    private Learned learned() {
        SimulatorConfig config = SimulatorConfig.defaults();
        long end = config.startMs() + 60L * 24 * 3600 * 1000;
        List<CatalogItem> own = new ArrayList<>();
        for (CatalogItem item : new ShopSimulator(config).catalogAt(end)) {
            if (bundle.items().row(Hashes.item(item.itemId())) >= 0) {
                own.add(item);
            }
        }
        Learned learned = new Learned();
        float[][] described = describe(own);
        float[] vector = new float[bundle.dimensions()];
        for (int i = 0; i < described.length; i++) {
            int row = bundle.items().row(Hashes.item(own.get(i).itemId()));
            bundle.items().copyVector(row, vector, 0);
            float[] part = new float[vector.length];
            for (int k = 0; k < part.length; k++) {
                part[k] = vector[k] - described[i][k];
            }
            learned.add(own.get(i).categoryPath(), part, bundle.items().bias(row));
        }
        return learned;
    }

    /** User vectors of people of the model's own shop who have done something. */
    List<float[]> users(int count) {
        Map<Subject, SubjectRow> rows = new LinkedHashMap<>();
        new ShopSimulator(SimulatorConfig.defaults()).events().limit(EVENTS).forEach(simulated -> {
            SubjectRow row = rows.getOrDefault(simulated.event().subject(), SubjectRow.EMPTY);
            if (RowUpdater.apply(row, simulated.event(), 0) instanceof Transition.Applied applied) {
                rows.put(simulated.event().subject(), applied.row());
            }
        });
        List<List<Slot>> rings = new ArrayList<>();
        rows.values().stream()
                .filter(row -> row.ring().size() >= FEWEST_SLOTS)
                .limit(count)
                .forEach(row -> rings.add(bundle.readable(row.ring())));
        List<float[]> users = new ArrayList<>();
        for (int from = 0; from < rings.size(); from += 64) {
            float[][] embeddings =
                    bundle.embed(rings.subList(from, Math.min(rings.size(), from + 64)), OutsideItems.NONE);
            users.addAll(List.of(bundle.users(embeddings, RequestContext.UNKNOWN)));
        }
        return users;
    }
}
