package dev.freshet.playground.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.core.state.SubjectRow;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.AppProcess;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.playground.traffic.Backlog;
import dev.freshet.schemas.RecommendationSlate;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.streams.config.Guarantee;
import dev.freshet.streams.topics.InternalNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the application while it eats a lag, when answers wait in the store, under both guarantees. */
@ExtendWith(SharedBroker.class)
class CoalescingKillIT {

    private static final int KILLS = 2;

    /** Slates that stand for several events, between two kills: each process lived long enough to eat some lag. */
    private static final int COALESCED_BETWEEN = 10;

    /** Further events up to a kill, at most. */
    private static final int EVENTS_TO_KILL = 40;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** An event by its place. */
    private record Place(int partition, long offset) {}

    @ParameterizedTest
    @EnumSource
    void shouldLoseNoAnswerThatWaitsAcrossKills(Guarantee guarantee, EmbeddedBroker broker, @TempDir Path folder)
            throws Exception {
        // Given a deployment that is behind whenever it starts, because events flow all the time
        String name = "coalesce-" + guarantee.name().toLowerCase(Locale.ROOT).replace('_', '-');
        SplittableRandom random = new SplittableRandom(17);
        try (Wire wire = new Wire(broker);
                Backlog backlog = new Backlog(
                        Map.of("bootstrap.servers", broker.bootstrapServers()), name, name + ".user-events")) {
            Deployment deployment = new Deployment(
                            broker,
                            folder,
                            name,
                            "delivery.guarantee=" + name.substring("coalesce-".length()),
                            "engine.coalesce-above-age=100ms",
                            "engine.coalesce-wait=200ms",
                            "delivery.session-timeout=2s",
                            "delivery.transaction-timeout=3s",
                            "streams.main.consumer.group.instance.id=one")
                    .prepare(wire);
            List<String> run = new ArrayList<>(List.of("run"));
            run.addAll(deployment.options());

            // When it is killed again and again
            AppProcess app = AppProcess.start(folder.resolve("app.log"), run);
            try (LoadThread load = new LoadThread(wire, deployment.topics().userEvents(), 200)) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    awaitCoalesced(wire, deployment, app);
                    int enough = load.sent() + random.nextInt(EVENTS_TO_KILL);
                    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> load.sent() >= enough);
                    app.kill();
                    app = AppProcess.start(folder.resolve("app.log"), run);
                }
                awaitCoalesced(wire, deployment, app);
                load.stop();
                await().atMost(PATIENCE)
                        .until(() ->
                                backlog.events() == 0 && pending(wire, name).isEmpty());
                app.terminate();
            } finally {
                app.close();
            }

            // Then each event that is answered belongs to one slate, and the newest of a slate's events is its trigger
            Recomputation expected =
                    Recomputation.of(wire.committed(deployment.topics().userEvents()), deployment);
            List<RecommendationSlate> slates = slates(wire, deployment);
            assertSettled(guarantee, slates, expected);
            assertThat(withoutEmbeddings(CommittedRows.of(wire, name))).isEqualTo(withoutEmbeddings(expected.rows()));
        }
    }

    private static void assertSettled(Guarantee guarantee, List<RecommendationSlate> slates, Recomputation expected) {
        List<Place> settled =
                slates.stream().flatMap(slate -> places(slate).stream()).toList();
        List<Place> answered = expected.answered().stream()
                .map(event -> new Place(event.partition(), event.offset()))
                .toList();
        switch (guarantee) {
            case EXACTLY_ONCE -> {
                assertThat(settled).containsExactlyInAnyOrderElementsOf(answered);
                slates.stream()
                        .collect(
                                Collectors.groupingBy(slate -> slate.getUserId().orElseThrow()))
                        .values()
                        .forEach(ofOne -> assertThat(ofOne)
                                .extracting(slate -> slate.getTrigger().getOffset())
                                .isSorted());
            }
            // After a crash, answers may come again, and so may those to the copies of repeated events.
            case AT_LEAST_ONCE ->
                assertThat(settled)
                        .containsAll(answered)
                        .satisfies(all -> assertThat(all.stream().distinct())
                                .hasSizeLessThanOrEqualTo(answered.size() + expected.duplicates()));
        }
    }

    /** The events that a slate answers. */
    private static List<Place> places(RecommendationSlate slate) {
        int partition = slate.getTrigger().getPartition();
        assertThat(slate.getCoalescedOffsets())
                .isSorted()
                .allMatch(offset -> offset < slate.getTrigger().getOffset());
        return LongStream.concat(
                        slate.getCoalescedOffsets().stream().mapToLong(Long::longValue),
                        LongStream.of(slate.getTrigger().getOffset()))
                .mapToObj(offset -> new Place(partition, offset))
                .toList();
    }

    private static void awaitCoalesced(Wire wire, Deployment deployment, AppProcess app) {
        long enough = coalesced(wire, deployment) + COALESCED_BETWEEN;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            assertThat(app.isAlive()).as(app::output).isTrue();
            return coalesced(wire, deployment) >= enough;
        });
    }

    private static long coalesced(Wire wire, Deployment deployment) {
        return slates(wire, deployment).stream()
                .filter(slate -> !slate.getCoalescedOffsets().isEmpty())
                .count();
    }

    private static List<RecommendationSlate> slates(Wire wire, Deployment deployment) {
        AvroCodec<RecommendationSlate> codec = AvroCodec.of(RecommendationSlate.class, Deployment.SCHEMAS);
        return wire.committed(deployment.topics().recommendations()).stream()
                .map(taken -> codec.decode(taken.value()).orElseThrow())
                .toList();
    }

    /** What waits by the changelog: entries of partition and key that were put and not removed. */
    private static Map<Bytes, byte[]> pending(Wire wire, String application) {
        Map<Bytes, byte[]> entries = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> change :
                wire.committed(application + "-" + InternalNames.PENDING_ANSWERS + "-changelog")) {
            byte[] partition = String.valueOf(change.partition()).getBytes(StandardCharsets.UTF_8);
            Bytes key = Bytes.wrap(com.google.common.primitives.Bytes.concat(partition, change.key()));
            if (change.value() == null) {
                entries.remove(key);
            } else {
                entries.put(key, change.value());
            }
        }
        return entries;
    }

    private static Map<Bytes, SubjectRow> withoutEmbeddings(Map<Bytes, SubjectRow> rows) {
        return rows.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> Recomputation.withoutEmbedding(row.getValue())));
    }
}
