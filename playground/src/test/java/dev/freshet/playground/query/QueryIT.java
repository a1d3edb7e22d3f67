package dev.freshet.playground.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.core.fixtures.TinyStepBundle;
import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.AppProcess;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import dev.freshet.streams.app.FreshetRuntime;
import dev.freshet.streams.progress.PositionToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two instances with a standby each: one in this process, one that is killed. */
@ExtendWith(SharedBroker.class)
class QueryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SUBJECTS = 24;

    @Test
    void shouldAnswerForEverySubjectWhoeverHoldsItAndWhoeverDies(EmbeddedBroker broker, @TempDir Path folder) {
        // Given two instances, and people of whom each did something else
        try (Wire wire = new Wire(broker);
                FreshetRuntime first =
                        deployment(broker, folder, "one").prepare(wire).run()) {
            Deployment second = deployment(broker, folder, "two");
            List<String> arguments = new ArrayList<>(List.of("run"));
            arguments.addAll(second.options());
            try (AppProcess process = AppProcess.start(folder.resolve("two.log"), arguments)) {
                Instance one = new Instance(first.httpPort());
                Instance two = new Instance(awaitPort(process));
                QueryShop shop = new QueryShop(wire, second);
                for (int i = 0; i < SUBJECTS; i++) {
                    shop.browse(i, item(i, 0));
                }

                // When both hold tasks, then each answers for all, and says who knew it
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> servedBy(one).equals(Set.of(one.name(), two.name())));
                assertThat(servedBy(two)).containsExactlyInAnyOrder(one.name(), two.name());

                // And what was posted is seen at once, by whichever is asked
                for (int i = 0; i < SUBJECTS; i++) {
                    PositionToken posted = shop.browse(i, item(i, 1));
                    Instance asked = i % 2 == 0 ? one : two;
                    Instance.Answer answer = asked.get("/v1/users/" + id(i) + "?after=" + posted.text());
                    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
                    assertOwn(i, answer, 2);
                }

                // And a refused event is passed by the task, though no row changes
                PositionToken refused = shop.rubbish(0);
                assertThat(one.get("/v1/users/" + id(0) + "?after=" + refused.text())
                                .status())
                        .isEqualTo(200);

                // And slates are made of the row
                Instance.Answer slate = one.get("/v1/users/" + id(0) + "/recommendations?count=3&explain=true");
                assertThat(slate.body().at("/items")).hasSize(3);
                assertThat(slate.body().at("/modelVersion").asText()).isEqualTo(TinyStepBundle.VERSION);
                assertThat(slate.body().at("/items/0").has("reason")).isTrue();

                // When one dies, then the other answers for its subjects from its copies, nothing else but 503 in
                // between
                awaitCopies(one, two);
                Set<Integer> ofTheDead = new HashSet<>(IntStream.range(0, SUBJECTS)
                        .filter(i -> one.get("/v1/users/" + id(i)).servedBy().equals(two.name()))
                        .boxed()
                        .toList());
                process.kill();
                Set<String> roles = new HashSet<>();
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
                    boolean all = true;
                    for (int i : ofTheDead) {
                        Instance.Answer answer = one.get("/v1/users/" + id(i));
                        if (answer.status() == 200) {
                            assertOwn(i, answer, 2);
                            roles.add(answer.role());
                        } else {
                            assertThat(answer.status()).isEqualTo(503);
                            assertThat(answer.saysWhenToRetry()).isTrue();
                        }
                        all &= answer.role().equals("ACTIVE");
                    }
                    return all;
                });
                assertThat(roles).containsExactlyInAnyOrder("STANDBY", "ACTIVE");
            }
        }
    }

    /** Until each has seen its copies whole: asked as another instance would, it answers for all. */
    private static void awaitCopies(Instance one, Instance two) {
        await().atMost(PATIENCE)
                .until(() -> IntStream.range(0, SUBJECTS)
                        .allMatch(i -> one.alone("/v1/users/" + id(i)).status() == 200
                                && two.alone("/v1/users/" + id(i)).status() == 200));
    }

    private static Deployment deployment(EmbeddedBroker broker, Path folder, String instance) {
        return new Deployment(
                broker,
                folder.resolve(instance),
                "query",
                "delivery.standbys=1",
                "delivery.session-timeout=3s",
                "delivery.transaction-timeout=3s");
    }

    private static int awaitPort(AppProcess process) {
        String said = "known as 127.0.0.1:";
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(process::output).isTrue();
            return process.output().contains(said);
        });
        String rest = process.output().substring(process.output().indexOf(said) + said.length());
        return Integer.parseInt(rest.lines().findFirst().orElseThrow().strip());
    }

    /** Who answers for the subjects when this one is asked. */
    private Set<String> servedBy(Instance asked) {
        Set<String> instances = new HashSet<>();
        for (int i = 0; i < SUBJECTS; i++) {
            Instance.Answer answer = asked.get("/v1/users/" + id(i));
            assertThat(answer.status()).isEqualTo(200);
            assertOwn(i, answer, 1);
            instances.add(answer.servedBy());
        }
        return instances;
    }

    /** The subject's own events, and all of them. */
    private static void assertOwn(int subject, Instance.Answer answer, int events) {
        assertThat(answer.body().at("/subject/id").asText()).isEqualTo(id(subject));
        List<String> expected = new ArrayList<>();
        for (int e = events - 1; e >= 0; e--) {
            expected.add(item(subject, e));
        }
        assertThat(answer.body().at("/recentEvents").findValuesAsText("itemId")).isEqualTo(expected);
    }

    private static String id(int subject) {
        return QueryShop.id(subject);
    }

    /** What a subject looks at, first or later. */
    private static String item(int subject, int event) {
        return QueryShop.itemOf(subject + event);
    }
}
