package dev.freshet.trainer.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.datasets.Dataset;
import dev.freshet.trainer.ListedShop;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.data.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FittingCasesTest {

    private static final double LN_2 = Math.log(2);

    @TempDir
    private Path folder;

    @Test
    void shouldWeighRepeatsWherePeopleBuyAgain() {
        // Given: two purchases of a favourite, three looks at the lamp, the favourite again, and a test event
        Dataset shop = shop(Stream.of(habit("anna", "tea", "bulb"), habit("bob", "boot", "sock"))
                .flatMap(List::stream)
                .toList());

        // When
        FittedRanking fitted;
        try (Bundle bundle = Bundle.open(TinyBundle.write(folder), Execution.CPU)) {
            fitted = FittedRanking.of(bundle, shop, Parts.of(Holdout.LEAVE_ONE_OUT, Optional.empty(), shop));
        }

        // Then: the model ranks the tea fourth and the boot third; 2 + w ln 3 > 3 from w = 1 on
        assertThat(fitted.cases()).isEqualTo(2);
        assertThat(fitted.without()).isCloseTo((LN_2 / Math.log(5) + LN_2 / Math.log(4)) / 2, offset(1e-12));
        assertThat(fitted.weights()).isEqualTo(new BundleManifest.Ranking(1, 0));
        assertThat(fitted.with()).isEqualTo(1);
    }

    @Test
    void shouldThinOutTheCasesEvenly() {
        // Given
        Dataset shop = shop(IntStream.range(0, 10)
                .mapToObj(subject -> habit("u" + subject, "tea", "bulb"))
                .flatMap(List::stream)
                .toList());

        // When
        List<FittingCase> cases;
        try (Bundle bundle = Bundle.open(TinyBundle.write(folder), Execution.CPU)) {
            Parts parts = Parts.of(Holdout.LEAVE_ONE_OUT, Optional.empty(), shop);
            cases = new FittingCases(bundle, shop).of(shop, parts, 4);
        }

        // Then
        assertThat(cases).hasSize(4);
    }

    private static Dataset shop(List<UserEvent> events) {
        return new ListedShop(
                TinyBundle.items().stream().map(TestEvents::repeatable).toList(), events, false);
    }

    private static List<UserEvent> habit(String subject, String favourite, String last) {
        return Stream.of(
                        of(EventType.PURCHASE, subject, "1", favourite),
                        of(EventType.PURCHASE, subject, "2", favourite),
                        of(EventType.BROWSE, subject, "3", "lamp"),
                        of(EventType.BROWSE, subject, "4", "lamp"),
                        of(EventType.BROWSE, subject, "5", "lamp"),
                        of(EventType.PURCHASE, subject, "6", favourite),
                        of(EventType.PURCHASE, subject, "7", last))
                .toList();
    }

    private static UserEvent of(EventType type, String subject, String eventId, String item) {
        return UserEvent.builder(type, Subject.user(subject), eventId)
                .item(item)
                .build();
    }
}
