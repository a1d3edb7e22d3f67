package dev.freshet.streams.cli;

import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.CreatedTopic;
import dev.freshet.streams.topics.TopicAdmin;
import dev.freshet.streams.topics.TopicCatalogue;
import dev.freshet.streams.topics.TopicCheck;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes and checks topics. */
@Command(
        name = "topics",
        description = "Make and check the topics.",
        footer = {
            "freshet topics create --set bootstrap-servers=localhost:9092",
            "freshet topics check --config freshet.yaml"
        })
final class TopicsCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Command(
            name = "create",
            description = "Make the topics that are missing; existing ones are never altered.",
            footer = {
                "freshet topics create --set bootstrap-servers=localhost:9092",
                "# for a larger shop",
                "freshet topics create --config freshet.yaml --set topics.partitions=24 --set topics.replication-factor=3"
            })
    int create(@Mixin ConfigOptions options) {
        FreshetConfig config = options.read();
        PrintWriter out = spec.commandLine().getOut();
        try (TopicAdmin admin = TopicAdmin.connect(config)) {
            for (CreatedTopic done : admin.create()) {
                out.println((done.created() ? "created " : "exists  ")
                        + done.topic().name()
                        + (done.created()
                                ? " partitions=" + done.topic().partitions() + " "
                                        + done.topic().sortedConfig()
                                : ""));
            }
        }
        return 0;
    }

    @Command(
            name = "check",
            description = "Say whether the topics that exist will do; exit code 1 if not.",
            footer = {
                "freshet topics check --set bootstrap-servers=localhost:9092",
                "# with the settings and the secrets of the application",
                "freshet topics check --config freshet.yaml"
            })
    int check(@Mixin ConfigOptions options) {
        FreshetConfig config = options.read();
        PrintWriter out = spec.commandLine().getOut();
        try (TopicAdmin admin = TopicAdmin.connect(config)) {
            List<String> faults = new TopicCheck(config, admin).faults();
            faults.forEach(out::println);
            if (faults.isEmpty()) {
                out.println("all " + TopicCatalogue.of(config).size() + " topics will do");
            }
            return faults.isEmpty() ? 0 : 1;
        }
    }
}
