package dev.freshet.trainer;

import dev.freshet.cli.WrongUsage;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.registry.DatasetOptions;
import dev.freshet.datasets.registry.Datasets;
import dev.freshet.datasets.registry.EventsTopic;
import dev.freshet.datasets.simulator.SimulatorConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data a command reads. */
final class DatasetArguments {

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = "NAME",
            description =
                    "online-retail, movielens, sequences, yoochoose, simulator, or events-topic: what your shop sent to Kafka")
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

    @Option(
            names = "--searches",
            paramLabel = "WORDS",
            description =
                    "simulator: informative, or uninformative: the same people do the same, and their searches have the words of"
                            + " other people's")
    private @Nullable String searches;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "events-topic: YAML file with the settings of freshet run; the environment counts as there")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "events-topic: a setting over file and environment, such as bootstrap-servers; repeatable")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--positions",
            paramLabel = "FILE",
            description =
                    "events-topic: a file of from where to where it is read, so that other runs read the same events; written if"
                            + " it is not there. Training keeps one beside the bundle, OUT.positions.json")
    private @Nullable Path positions;

    String name() {
        return name;
    }

    Dataset open() {
        return open(Optional.ofNullable(positions));
    }

    /**
     * The same for training. From where to where a deployment's topic was read is kept beside the bundle unless another file was
     * named: a run that goes on needs the same events, and the shop does not stop meanwhile.
     *
     * @param bundle where it goes
     * @param resume whether a run is gone on with; otherwise what an earlier one kept there is forgotten
     */
    Dataset openToTrain(Path bundle, boolean resume) {
        if (!name.equals(EventsTopic.NAME) || positions != null) {
            return open();
        }
        Path whole = bundle.toAbsolutePath().normalize();
        Path kept = whole.resolveSibling(whole.getFileName() + ".positions.json");
        try {
            if (!resume) {
                Files.deleteIfExists(kept);
            }
            Files.createDirectories(Objects.requireNonNullElse(kept.getParent(), kept));
        } catch (IOException e) {
            throw new UncheckedIOException(kept + " cannot be written: " + e.getMessage(), e);
        }
        return open(Optional.of(kept));
    }

    private Dataset open(Optional<Path> kept) {
        return name.equals(EventsTopic.NAME)
                ? EventsTopic.open(new EventsTopic.Deployment(Optional.ofNullable(config), settings, kept))
                : Datasets.open(name, Optional.ofNullable(file), options());
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
        if (searches != null) {
            shop = shop.withInformativeSearches(areInformative(searches));
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

    private static boolean areInformative(String words) {
        return switch (words) {
            case "informative" -> true;
            case "uninformative" -> false;
            default -> throw new WrongUsage("--searches is '" + words + "'; allowed are informative and uninformative");
        };
    }
}
