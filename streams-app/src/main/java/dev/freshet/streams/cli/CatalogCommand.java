package dev.freshet.streams.cli;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.registry.DatasetOptions;
import dev.freshet.datasets.registry.Datasets;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.OperatorError;
import dev.freshet.streams.codec.CatalogCodec;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes catalogs. */
@Command(
        name = "catalog",
        description = "Publish a catalog.",
        footer = {
            "freshet catalog load --config freshet.yaml --dataset simulator",
            "freshet catalog load --config freshet.yaml --dataset online-retail --file online_retail.csv.gz"
        })
final class CatalogCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            name = "load",
            description = "Publish every item of a data set to catalog-items.",
            footer = {
                "# the products of the simulated shop",
                "freshet catalog load --set bootstrap-servers=localhost:9092 --dataset simulator",
                "# those of a file",
                "freshet catalog load --config freshet.yaml --dataset online-retail --file online_retail.csv.gz"
            })
    int load(
            @Mixin ConfigOptions options,
            @Option(
                            names = "--dataset",
                            required = true,
                            paramLabel = "NAME",
                            description = "online-retail, movielens, sequences or simulator.")
                    String name,
            @Option(names = "--file", paramLabel = "FILE", description = "Its event file, where it needs one.")
                    @Nullable
                    Path file) {
        FreshetConfig config = options.read();
        try (TopicWriter writer = TopicWriter.connect(config)) {
            Dataset dataset = Datasets.open(name, Optional.ofNullable(file), DatasetOptions.defaults());
            long items = publish(dataset, config, writer);
            spec.commandLine().getOut().println("published " + items + " items of " + dataset.name());
        } catch (DatasetException e) {
            throw new OperatorError(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }

    private static long publish(Dataset dataset, FreshetConfig config, TopicWriter writer) {
        CatalogCodec codec = new CatalogCodec(ReleasedSchemas.load());
        String topic = TopicNames.of(config).catalogItems();
        long items = 0;
        try (Stream<CatalogItem> catalog = dataset.catalog()) {
            for (Iterator<CatalogItem> each = catalog.iterator(); each.hasNext(); items++) {
                CatalogItem item = each.next();
                writer.write(topic, item.itemId().getBytes(StandardCharsets.UTF_8), codec.write(item));
            }
        }
        return items;
    }
}
