package dev.freshet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventType;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.trainer.Shops;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.Holdout;
import dev.freshet.trainer.model.Recommender;
import dev.freshet.trainer.model.RequestPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestTrialTest {

    private static final int PLACES = 5;

    @Test
    void shouldKeepWhatHelpsAndForgetTheRest() {
        // Given: each item has its place in the shop, which the network knows by heart; no event has a time
        Corpus corpus = Shops.corpus(places(60, 12), Shops.catalog()).build(Holdout.LEAVE_ONE_OUT, Optional.empty());
        Recommender model = new Recommender(Shops.smallShape(corpus), 1);
        int d = model.shape().dimensions();
        float[] items = new float[(corpus.items().size() + 1) * d];
        for (int item = 0; item < corpus.items().size(); item++) {
            String place = place(corpus.items().id(item));
            items[(item + 1) * d + corpus.surfaces().indexOf(place)] = 5;
        }
        float[] surfaces = new float[(PLACES + 1) * d];
        for (int place = 0; place < PLACES; place++) {
            surfaces[(place + 1) * d + place] = 5;
        }
        model.parameters().set("items.learned", items);
        model.parameters().set("head.surfaces", surfaces);

        // When
        RequestTrial trial = RequestTrial.of(corpus, model, 1);
        trial.keepHelpful(model);

        // Then
        assertThat(trial.cases()).isEqualTo(60);
        assertThat(trial.known().get(RequestPart.SURFACE)).isGreaterThan(trial.unknown() + 0.1);
        assertThat(trial.known().get(RequestPart.GAP)).isEqualTo(trial.unknown());
        assertThat(trial.helpful()).contains(RequestPart.SURFACE).doesNotContain(RequestPart.GAP);
        assertThat(model.parameters().values("head.gaps")).containsOnly(0);
        assertThat(RequestTrial.of(corpus, model, 1).unknown()).isEqualTo(trial.unknown());
        assertThat(RequestTrial.of(corpus, model, 1).known().get(RequestPart.SURFACE))
                .isEqualTo(trial.known().get(RequestPart.SURFACE));
    }

    @Test
    void shouldKeepNothingWhereNothingValidates() {
        Corpus corpus = Shops.corpus(places(4, 2), Shops.catalog()).build(Holdout.LEAVE_ONE_OUT, Optional.empty());
        Recommender model = new Recommender(Shops.smallShape(corpus), 1);

        RequestTrial trial = RequestTrial.of(corpus, model, 1);
        trial.keepHelpful(model);

        assertThat(trial.cases()).isZero();
        assertThat(trial.helpful()).isEmpty();
        assertThat(model.parameters().values("head.surfaces")).containsOnly(0);
    }

    private static List<UserEvent> places(int subjects, int eventsEach) {
        Random random = new Random(3);
        List<UserEvent> events = new ArrayList<>();
        for (int s = 0; s < subjects; s++) {
            for (int e = 0; e < eventsEach; e++) {
                int item = random.nextInt(Shops.ITEMS);
                events.add(UserEvent.builder(EventType.BROWSE, Subject.user("u" + s), "e" + e)
                        .item(Shops.id(item))
                        .surface(Optional.of(place(Shops.id(item))))
                        .build());
            }
        }
        return events;
    }

    private static String place(String itemId) {
        return "place" + Math.floorMod(itemId.hashCode(), PLACES);
    }
}
