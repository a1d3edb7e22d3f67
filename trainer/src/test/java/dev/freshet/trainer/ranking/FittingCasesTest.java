package dev.freshet.trainer.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.core.fixtures.TinyBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.Execution;
import dev.freshet.datasets.Dataset;
import dev.freshet.datasets.ReadReport;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.data.Parts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Shop shop = new Shop();
        shop.habit("anna", "tea", "bulb");
        shop.habit("bob", "boot", "sock");

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
        Shop shop = new Shop();
        for (int subject = 0; subject < 10; subject++) {
            shop.habit("u" + subject, "tea", "bulb");
        }

        // When
        List<FittingCase> cases;
        try (Bundle bundle = Bundle.open(TinyBundle.write(folder), Execution.CPU)) {
            Parts parts = Parts.of(Holdout.LEAVE_ONE_OUT, Optional.empty(), shop);
            cases = new FittingCases(bundle, shop).of(shop, parts, 4);
        }

        // Then
        assertThat(cases).hasSize(4);
    }

    /** A shop of the bundle's six items, without times. */
    private static final class Shop implements Dataset {
        private final List<UserEvent> events = new ArrayList<>();

        void habit(String subject, String favourite, String last) {
            add(EventType.PURCHASE, subject, favourite);
            add(EventType.PURCHASE, subject, favourite);
            for (int look = 0; look < 3; look++) {
                add(EventType.BROWSE, subject, "lamp");
            }
            add(EventType.PURCHASE, subject, favourite);
            add(EventType.PURCHASE, subject, last);
        }

        private void add(EventType type, String subject, String item) {
            events.add(UserEvent.builder(type, Subject.user(subject), "e" + events.size())
                    .item(item)
                    .build());
        }

        @Override
        public String name() {
            return "habits";
        }

        @Override
        public Stream<CatalogItem> catalog() {
            return TinyBundle.items().stream().map(TestEvents::repeatable);
        }

        @Override
        public Stream<UserEvent> events() {
            return events.stream();
        }

        @Override
        public boolean hasTimes() {
            return false;
        }

        @Override
        public ReadReport report() {
            throw new UnsupportedOperationException();
        }
    }
}
