package dev.freshet.playground.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.cli.Commands;
import dev.freshet.cli.Failures;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.schemas.UserEvent;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.streams.topics.TopicAdmin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(SharedBroker.class)
class SimulateIT {

    private static final int EVENTS = 40;

    @Test
    void shouldActOnABrokerOutsideAndGoOnWhereItEnded(EmbeddedBroker broker, @TempDir Path folder) {
        // Given the topics
        Deployment deployment = new Deployment(broker, folder, "simulated");
        try (TopicAdmin admin = TopicAdmin.connect(deployment.config())) {
            admin.create();
        }

        // When the shop is opened twice
        assertThat(simulate(deployment)).isZero();
        assertThat(simulate(deployment)).isZero();

        // Then its catalog is there, and nothing happened twice
        try (Wire wire = new Wire(broker)) {
            AvroCodec<UserEvent> codec = AvroCodec.of(UserEvent.class, Deployment.SCHEMAS);
            assertThat(wire.committed(deployment.topics().userEvents()))
                    .extracting(
                            taken -> codec.decode(taken.value()).orElseThrow().getEventId())
                    .hasSize(2 * EVENTS)
                    .doesNotHaveDuplicates();
            assertThat(wire.committed(deployment.topics().catalogItems())).hasSizeGreaterThan(100);
        }
    }

    @Test
    void shouldSayThatTheTopicsAreMissing(EmbeddedBroker broker, @TempDir Path folder) {
        StringWriter said = new StringWriter();

        int code = commandLine()
                .setErr(new PrintWriter(said))
                .execute(arguments(new Deployment(broker, folder, "nothing-here")));

        assertThat(code).isEqualTo(1);
        assertThat(said.toString())
                .contains("nothing-here.user-events is missing")
                .contains("freshet topics create");
    }

    private static int simulate(Deployment deployment) {
        return commandLine().execute(arguments(deployment));
    }

    private static CommandLine commandLine() {
        return Commands.of(new SimulateCommand(), new Failures(List.of(), List.of(DemoFailure.class)));
    }

    private static String[] arguments(Deployment deployment) {
        List<String> arguments = new ArrayList<>(deployment.options());
        arguments.addAll(List.of("--rate", "2000", "--events", String.valueOf(EVENTS)));
        return arguments.toArray(String[]::new);
    }
}
