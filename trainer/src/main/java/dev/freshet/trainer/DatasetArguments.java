package dev.freshet.trainer;

import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.registry.DatasetOptions;
import dev.freshet.datasets.registry.Datasets;
import dev.freshet.datasets.simulator.SimulatorConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data a command reads. */
final class DatasetArguments {

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "NAME",
            description = "online-retail, movielens, sequences, yoochoose or simulator")
    private String name = "";

    @Option(names = "--file", paramLabel = "FILE", description = "the event file, plain or .gz")
    private @Nullable Path file;

    @Option(names = "--titles", paramLabel = "FILE", description = "the item file of movielens or sequences")
    private @Nullable Path titles;

    @Option(names = "--attributes", paramLabel = "FILE", description = "the attribute file (JSON) of sequences")
    private @Nullable Path attributes;

    @Option(names = "--people", paramLabel = "N", description = "simulator: people at the start")
    private @Nullable Integer people;

    @Option(names = "--products", paramLabel = "N", description = "simulator: products at the start")
    private @Nullable Integer products;

    @Option(names = "--events", paramLabel = "N", description = "simulator: events of the data set")
    private @Nullable Integer events;

    @Option(names = "--shop-seed", paramLabel = "N", description = "simulator: which shop")
    private @Nullable Long shopSeed;

    String name() {
        return name;
    }

    Dataset open() {
        return Datasets.open(name, Optional.ofNullable(file), options());
    }

    private DatasetOptions options() {
        DatasetOptions options = DatasetOptions.defaults();
        SimulatorConfig shop = options.simulator();
        if (people != null) {
            shop = shop.withPeople(people, shop.newPeoplePerDay() * people / shop.people());
        }
        if (products != null) {
            shop = shop.withProducts(products, shop.newProductsPerDay() * products / shop.products());
        }
        if (shopSeed != null) {
            shop = shop.withSeed(shopSeed);
        }
        options = options.withSimulator(shop);
        if (events != null) {
            options = options.withSimulatorEvents(events);
        }
        if (titles != null) {
            options = options.withTitles(titles);
        }
        return attributes == null ? options : options.withAttributes(attributes);
    }
}
