package dev.freshet.playground.bench.retrieval;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.retrieval.IndexSettings;
import dev.freshet.core.retrieval.ItemVectors;
import dev.freshet.playground.broker.TemporaryFolder;
import dev.freshet.playground.bundle.DemoBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code freshet bench retrieval}. */
@Command(
        name = "retrieval",
        description = {
            "Recall and time of the vector index beside an exact scan, on one thread.",
            "stdout gets one line of JSON for each method and limit."
        },
        footer = {"freshet bench retrieval", "freshet bench retrieval --items 200000 --limits 100,500"})
public final class RetrievalCommand implements Callable<Integer> {

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "20000",
            description = "size of the catalog (${DEFAULT-VALUE})")
    private int items;

    @Option(
            names = "--limits",
            split = ",",
            paramLabel = "N",
            defaultValue = "100,200",
            description = "how many hits a search is for, each at least 100 (${DEFAULT-VALUE})")
    private List<Integer> limits = List.of();

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "1000",
            description = "searches that are timed; before them others warm up (${DEFAULT-VALUE})")
    private int users;

    @Option(names = "--cluster-size", paramLabel = "N", description = "mean number of items in a cluster")
    private int clusterSize = IndexSettings.DEFAULTS.clusterSize();

    @Option(names = "--recall", paramLabel = "R", description = "what the index is tuned for, on users it samples")
    private double recall = IndexSettings.DEFAULTS.recall();

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "a model bundle trained on the simulated shop (default: the demo's)")
    private @Nullable Path model;

    @Override
    public Integer call() {
        try (TemporaryFolder folder = TemporaryFolder.create("freshet-retrieval-");
                Bundle bundle = Bundle.open(
                        model != null ? model : DemoBundle.unpack(folder.path().resolve("bundle")), Execution.CPU)) {
            ShopVectors shop = new ShopVectors(bundle);
            ItemVectors vectors = shop.items(items);
            Trial trial = new Trial(vectors, bundle.dimensions(), shop.users(2 * users), limits, System.out);
            trial.run("exact", settings(Integer.MAX_VALUE));
            trial.run("clusters", settings(0));
        }
        return 0;
    }

    private IndexSettings settings(int exactUpTo) {
        IndexSettings defaults = IndexSettings.DEFAULTS;
        return new IndexSettings(exactUpTo, clusterSize, recall, defaults.redoneAfter(), defaults.seed());
    }
}
