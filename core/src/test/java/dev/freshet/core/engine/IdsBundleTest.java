package dev.freshet.core.engine;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.item;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static dev.freshet.core.fixtures.TestEvents.search;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshet.core.catalog.Catalog;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TinyIdsBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.BundleManifest;
import dev.freshet.core.model.BundleValidator;
import dev.freshet.core.model.Execution;
import dev.freshet.core.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plain sequence model that a team brings along. */
class IdsBundleTest {

    private static final Catalog SHOP = new Catalog(
            1, List.of(item("tea", "Tea"), item("lamp", "Lamp"), item("boot", "Boot"), item("new", "New tea")));

    @TempDir
    Path directory;

    @Test
    void shouldPadOnTheLeft() {
        // The last place weighs most, so the two real slots stand in places 3 and 4
        assertThat(user("left", browse("e1", START_MS, "tea"), browse("e2", START_MS, "lamp")))
                .containsExactly(3, 4, 0, 0);
    }

    @Test
    void shouldPadOnTheRight() {
        assertThat(user("right", browse("e1", START_MS, "tea"), browse("e2", START_MS, "lamp")))
                .containsExactly(1, 2, 0, 0);
    }

    @Test
    void shouldShowTheLastSlotsOnly() {
        UserEvent[] five = {
            browse("e1", START_MS, "tea"),
            browse("e2", START_MS, "lamp"),
            browse("e3", START_MS, "lamp"),
            browse("e4", START_MS, "boot"),
            browse("e5", START_MS, "tea")
        };

        assertThat(user("left", five)).containsExactly(4, 3, 3, 0);
        assertThat(user("right", five)).containsExactly(4, 3, 3, 0);
    }

    @Test
    void shouldShowAnUnknownItemAsUnknown() {
        assertThat(user("right", browse("e1", START_MS, "new"), browse("e2", START_MS, "tea")))
                .containsExactly(2, 0, 0, 1);
    }

    @Test
    void shouldShowOnlyTheEventsThatItWasTrainedOn() {
        assertThat(user(
                        "right",
                        purchase("e1", START_MS, "boot"),
                        browse("e2", START_MS, "tea"),
                        search("e3", START_MS, "lamp")))
                .containsExactly(1, 0, 0, 0);
    }

    @Test
    void shouldServeASlate() {
        try (Bundle bundle = Bundle.open(TinyIdsBundle.write(directory, "left", "BROWSE"), Execution.CPU)) {
            Recommendation made = recommend(bundle, browse("e1", START_MS, "lamp"), browse("e2", START_MS, "tea"));

            // The new item has no vector and is not retrieved
            assertThat(made.slate().items()).extracting(SlateItem::itemId).containsExactly("tea", "lamp", "boot");
            assertThat(made.slate()
                            .items()
                            .get(1)
                            .reason()
                            .evidence()
                            .orElseThrow()
                            .itemId())
                    .contains("lamp");
        }
    }

    @Test
    void shouldHaveNoHistoryWhereNothingCanBeRead() {
        try (Bundle bundle = Bundle.open(TinyIdsBundle.write(directory, "left", "PURCHASE"), Execution.CPU)) {
            Recommendation made = recommend(bundle, browse("e1", START_MS, "lamp"), search("e2", START_MS, "tea"));

            assertThat(made.slate().fallback()).contains(Fallback.NO_HISTORY);
        }
    }

    @Test
    void shouldFindOutIdsOutsideTheModelsTable() {
        for (BundleManifest.Ids beyond : List.of(
                new BundleManifest.Ids(4, "left", 99, 1, 2, List.of("BROWSE")),
                new BundleManifest.Ids(4, "left", 0, 99, 2, List.of("BROWSE")),
                new BundleManifest.Ids(4, "left", 0, 1, 3, List.of("BROWSE")))) {
            assertThat(BundleValidator.validate(TinyIdsBundle.write(directory, beyond)))
                    .as("%s", beyond)
                    .singleElement()
                    .asString()
                    .contains("trial run: running the encoder failed");
        }
    }

    @Test
    void shouldIgnoreAContentSectionThatItDoesNotUse() throws IOException {
        Path file = TinyIdsBundle.write(directory, "left", "BROWSE").resolve(BundleManifest.FILE);
        JsonMapper json = new JsonMapper();
        ObjectNode manifest = (ObjectNode) json.readTree(file.toFile());
        manifest.putObject("content")
                .put("words", "items.txt")
                .put("categories", "items.txt")
                .put("brands", "items.txt")
                .putArray("priceEdges");
        json.writeValue(file.toFile(), manifest);

        assertThat(BundleValidator.validate(directory)).isEmpty();
    }

    @Test
    void shouldNameWhatIsWrongWithItsContract() {
        BundleManifest.Ids wrong =
                new BundleManifest.Ids(513, "middle", 0, 1, 2, List.of("BROWSE", EventType.SEARCH.name(), "BLINK"));

        assertThat(BundleValidator.validate(TinyIdsBundle.write(directory, wrong)))
                .extracting(Object::toString)
                .containsExactly(
                        "manifest.json ids.length: is 513; allowed are 1 to 512",
                        "manifest.json ids.padding: is 'middle'; allowed are left and right",
                        "manifest.json ids.eventTypes: names 'SEARCH', which is no event type with items that enters"
                                + " the ring",
                        "manifest.json ids.eventTypes: names 'BLINK', which is no event type with items that enters"
                                + " the ring");
    }

    private float[] user(String padding, UserEvent... events) {
        try (Bundle bundle = Bundle.open(TinyIdsBundle.write(directory, padding, "BROWSE"), Execution.CPU)) {
            return recommend(bundle, events).embedding().orElseThrow().values();
        }
    }

    private static Recommendation recommend(Bundle bundle, UserEvent... events) {
        World world = World.EMPTY.withCatalog(SHOP).withBundle(bundle);
        return new Recommender(EngineSettings.DEFAULT, Policy.NONE)
                .recommend(row(events), SlateRequest.of(START_MS, 10), world);
    }
}
