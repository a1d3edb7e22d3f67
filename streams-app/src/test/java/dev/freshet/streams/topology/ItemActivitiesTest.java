package dev.freshet.streams.topology;

import static dev.freshet.core.fixtures.TestEvents.START_MS;
import static dev.freshet.core.fixtures.TestEvents.browse;
import static dev.freshet.core.fixtures.TestEvents.purchase;
import static dev.freshet.core.fixtures.TestEvents.row;
import static dev.freshet.core.fixtures.TestEvents.search;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.Hashes;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.visits.DecayedVisits;
import dev.freshet.schemas.codec.ReleasedSchemas;
import dev.freshet.streams.codec.ActivityCodec;
import dev.freshet.streams.codec.ActivityCodec.Activity;
import dev.freshet.streams.config.SignalsConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemActivitiesTest {

    private final ActivityCodec codec = new ActivityCodec(ReleasedSchemas.load());
    private final ItemActivities activities = new ItemActivities(codec, SignalsConfig.DEFAULT);
    private final UserEvent tea = browse("e0", START_MS, "tea");
    private final UserEvent boot = browse("e1", START_MS + 1, "boot");
    private final UserEvent basket = purchase("e2", START_MS + 2, "mug", "sock", "mug");

    @Test
    void shouldSayWhatWasVisitedBeforeEachItemOfABasket() {
        List<Activity> made = of(basket, tea, boot, basket);

        assertThat(made).extracting(Activity::itemId).containsExactly("mug", "sock");
        assertThat(made).allSatisfy(activity -> {
            assertThat(activity.weightMillionths()).isEqualTo(5_000_000);
            assertThat(activity.timeMs()).isEqualTo(START_MS + 2);
            assertThat(activity.before().size()).isEqualTo(2);
            assertThat(activity.before().itemHash(0)).isEqualTo(Hashes.item("boot"));
            assertThat(activity.before().millionths(0)).isEqualTo(DecayedVisits.UNIT);
            assertThat(activity.before().itemHash(1)).isEqualTo(Hashes.item("tea"));
            assertThat(activity.before().millionths(1)).isEqualTo(DecayedVisits.UNIT / 2);
        });
    }

    @Test
    void shouldSayTheSameOfAnEventThatIsTakenAgain() {
        List<Activity> again = of(boot, tea, boot, basket);

        assertThat(again).singleElement().satisfies(activity -> {
            assertThat(activity.before().size()).isEqualTo(1);
            assertThat(activity.before().itemHash(0)).isEqualTo(Hashes.item("tea"));
        });
        assertThat(activities.of(boot, row(tea, boot, basket).ring()).get(0).value())
                .isEqualTo(activities.of(boot, row(tea, boot).ring()).get(0).value());
    }

    @Test
    void shouldSayNothingOfAnEventThatCountsNothing() {
        UserEvent search = search("e3", START_MS + 3, "warm");

        assertThat(of(search, tea, search)).isEmpty();
    }

    private List<Activity> of(UserEvent event, UserEvent... all) {
        return activities.of(event, row(all).ring()).stream()
                .map(keyed -> codec.read(keyed.value()))
                .toList();
    }
}
