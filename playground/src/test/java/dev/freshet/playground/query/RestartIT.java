package dev.freshet.playground.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.freshet.playground.broker.EmbeddedBroker;
import dev.freshet.playground.deployment.Deployment;
import dev.freshet.playground.deployment.SharedBroker;
import dev.freshet.playground.deployment.Wire;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Three instances, each a process, asked all the time while events flow and one is killed and comes back. */
@ExtendWith(SharedBroker.class)
class RestartIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int INSTANCES = 3;
    private static final int KILLED = 1;
    private static final int SUBJECTS = 30;
    private static final int EVENTS_PER_SECOND = 100;
    /** Questions answered at least before the kill, with one dead, and with all back. */
    private static final int ENOUGH = 300;

    private static final List<String> IDS =
            IntStream.range(0, SUBJECTS).mapToObj(QueryShop::id).toList();

    @Test
    void shouldAnswerRightOrAskToComeAgainWhileOneIsKilledAndComesBack(
            EmbeddedBroker broker, @TempDir Path folder, TestReporter reporter) {
        List<Member> members = new ArrayList<>();
        try (Wire wire = new Wire(broker)) {
            for (int i = 0; i < INSTANCES; i++) {
                members.add(new Member(broker, folder.resolve("member-" + i)));
            }
            Deployment deployment = members.get(0).deployment.prepare(wire);
            QueryShop shop = new QueryShop(wire, deployment);
            for (int i = 0; i < SUBJECTS; i++) {
                shop.browse(i, QueryShop.itemOf(i));
            }

            // Given three that answer for everybody while people go on
            members.forEach(Member::start);
            List<Instance> all = members.stream().map(Member::instance).toList();
            await().atMost(PATIENCE).until(() -> all.stream().allMatch(RestartIT::answersForAll));
            Instance killed = all.get(KILLED);
            await().atMost(PATIENCE).until(() -> isActive(killed));
            try (LookingOn people = new LookingOn(shop, SUBJECTS, EVENTS_PER_SECOND);
                    Questions questions = new Questions(all, IDS, 7)) {
                awaitMore(questions);

                // When one of them dies
                members.get(KILLED).kill();
                awaitMore(questions);
                await().atMost(PATIENCE)
                        .until(() -> all.stream()
                                .filter(each -> each != killed)
                                .allMatch(each -> answersForAll(each) && servesNobodyOf(each, killed)));

                // And comes back
                members.get(KILLED).start();
                await().atMost(PATIENCE).until(() -> answersForAll(killed));
                awaitMore(questions);
                questions.stop();
                people.stop();

                // Then nobody was ever told anything but his own, or to come again
                assertThat(questions.wrong()).isEmpty();
                assertThat(questions.fromCopies()).isPositive();
                assertThat(questions.dead()).isPositive();
                reporter.publishEntry(
                        "a kill and a restart",
                        questions.answered() + " answers, " + questions.fromCopies() + " of them from copies; "
                                + questions.later() + " times asked to come again; longest gap of a subject "
                                + questions.longestGapMs() + " ms");
            }
        } finally {
            members.forEach(Member::close);
        }
    }

    private static void awaitMore(Questions questions) {
        int enough = questions.answered() + ENOUGH;
        await().atMost(PATIENCE).until(() -> {
            assertThat(questions.wrong()).isEmpty();
            return questions.answered() >= enough;
        });
    }

    private static boolean answersForAll(Instance instance) {
        try {
            return IDS.stream().allMatch(id -> instance.get("/v1/users/" + id).status() == 200);
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isActive(Instance instance) {
        return IDS.stream()
                .anyMatch(id -> instance.get("/v1/users/" + id).servedBy().equals(instance.name()));
    }

    /** Whether the active tasks are all elsewhere than on a dead instance: nobody answers from a copy any more. */
    private static boolean servesNobodyOf(Instance instance, Instance dead) {
        return IDS.stream().allMatch(id -> {
            Instance.Answer answer = instance.get("/v1/users/" + id);
            return answer.role().equals("ACTIVE") && !answer.servedBy().equals(dead.name());
        });
    }
}
