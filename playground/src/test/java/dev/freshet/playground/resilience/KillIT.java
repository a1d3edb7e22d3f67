package dev.freshet.playground.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.state.SubjectRow;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.AppProcess;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.playground.traffic.Backlog;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.streams.topics.InternalNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** After Kafka's own verifier of exactly-once: kill and restart under load, then compare output with a recomputation. */
@ExtendWith(SharedBroker.class)
class KillIT {

    private static final int KILLS = 3;
    /** Slates that must appear between two kills, so that each process lived long enough to do some work. */
    private static final int SLATES_BETWEEN = 150;

    /** Further events up to a kill, at most: at 200 a second some commits' worth, so that kills fall anywhere between two commits. */
    private static final int EVENTS_TO_KILL = 80;
    /** Nothing is published of items for as long as an instance with this lives. */
    private static final List<String> SILENT = List.of("--set", "signals.publish-interval=1h");

    private static final List<String> TALKATIVE = List.of("--set", "signals.publish-interval=100ms");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldAnswerEveryEventExactlyOnceAcrossKills(EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        // Given a deployment that notices the death of an instance quickly
        SplittableRandom random = new SplittableRandom(11);
        try (Wire wire = new Wire(broker);
                Backlog events = backlog(broker, "kill.user-events");
                Backlog activities = backlog(broker, "kill-" + InternalNames.ITEM_ACTIVITY + "-repartition")) {
            Deployment deployment = new Deployment(
                            broker,
                            folder,
                            "kill",
                            // Half a dozen items are soon all bought, and a slate of nothing has no model to check.
                            "engine.bought-within-days=0",
                            "delivery.session-timeout=2s",
                            "delivery.transaction-timeout=3s",
                            "streams.main.consumer.group.instance.id=one")
                    .prepare(wire);
            Path output = folder.resolve("app.log");
            List<String> run = new ArrayList<>(List.of("run"));
            run.addAll(deployment.options());

            // When it is killed again and again while events flow, the last time with all items unpublished
            try (LoadThread load = new LoadThread(wire, deployment.topics().userEvents(), 200)) {
                AppProcess app = AppProcess.start(output, run);
                try {
                    for (int kill = 1; kill <= KILLS; kill++) {
                        awaitSlates(wire, deployment, app);
                        int enough = load.sent() + random.nextInt(EVENTS_TO_KILL);
                        await().atMost(PATIENCE)
                                .pollInterval(Duration.ofMillis(1))
                                .until(() -> load.sent() >= enough);
                        app.kill();
                        app = AppProcess.start(output, kill < KILLS ? run : with(run, SILENT));
                    }
                    awaitSlates(wire, deployment, app);
                    load.stop();
                    await().atMost(PATIENCE).until(() -> events.events() == 0 && activities.events() == 0);
                    app.kill();

                    // Then output and state are those of a run that nobody disturbed
                    Recomputation expected =
                            Recomputation.of(wire.committed(deployment.topics().userEvents()), deployment);
                    assertThat(slates(wire, deployment)).containsExactlyInAnyOrderElementsOf(expected.answered());
                    assertThat(expected.duplicates()).isPositive();
                    assertThat(wire.committed(deployment.topics().deadLetters()))
                            .isEmpty();
                    assertRows(CommittedRows.of(wire, "kill"), expected, deployment);

                    // And the next instance publishes what its predecessor left, though no item is touched again
                    expected.items().assertBehind(ItemSide.published(wire, deployment));
                    app = AppProcess.start(output, with(run, TALKATIVE));
                    await().atMost(PATIENCE)
                            .untilAsserted(() -> expected.items().assertUpToDate(ItemSide.published(wire, deployment)));
                    app.terminate();
                } finally {
                    app.close();
                }
            }
        }
    }

    private static Backlog backlog(EmbeddedBroker broker, String topic) {
        return new Backlog(Map.of("bootstrap.servers", broker.bootstrapServers()), "kill", topic);
    }

    private static List<String> with(List<String> arguments, List<String> more) {
        return Stream.concat(arguments.stream(), more.stream()).toList();
    }

    /** Waits until it has answered enough to have done some work. */
    private static void awaitSlates(Wire wire, Deployment deployment, AppProcess app) {
        int enough = slates(wire, deployment).size() + SLATES_BETWEEN;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(app.isAlive()).as(app::output).isTrue();
            return slates(wire, deployment).size() >= enough;
        });
    }

    /** What each committed slate answers. */
    private static List<Answered> slates(Wire wire, Deployment deployment) {
        AvroCodec<RecommendationSlate> codec = AvroCodec.of(RecommendationSlate.class, Deployment.SCHEMAS);
        return wire.committed(deployment.topics().recommendations()).stream()
                .map(taken -> codec.decode(taken.value()).orElseThrow().getTrigger())
                .map(trigger -> new Answered(trigger.getPartition(), trigger.getOffset(), trigger.getEventId()))
                .toList();
    }

    private static void assertRows(Map<Bytes, SubjectRow> actual, Recomputation expected, Deployment deployment) {
        assertThat(actual).containsOnlyKeys(expected.rows().keySet());
        try (Bundle bundle = Bundle.open(deployment.bundle(), Execution.CPU)) {
            expected.rows().forEach((key, row) -> {
                assertThat(Recomputation.withoutEmbedding(actual.get(key)))
                        .isEqualTo(Recomputation.withoutEmbedding(row));
                assertThat(actual.get(key).embedding().orElseThrow().values())
                        .containsExactly(
                                Recomputation.embedding(bundle, row), org.assertj.core.data.Offset.offset(1e-4f));
            });
        }
    }
}
