package dev.freshet.trainer.covisitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.event.EventTime;
import dev.freshet.core.event.UserEvent;
import dev.freshet.core.fixtures.TestEvents;
import dev.freshet.trainer.Shops;
import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.Holdout;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CoVisitsTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Test
    void shouldShareOutWhatItemsHaveInCommonByTheDistanceOfTheirEvents() {
        // Given: a basket, two events soon after it and one days later; the last two are held out
        Corpus corpus = corpus(
                purchase(0, "a", "b"),
                purchase(HOUR, "c"),
                purchase(2 * HOUR, "a"),
                purchase(48 * HOUR, "d"),
                purchase(49 * HOUR, "a"),
                purchase(50 * HOUR, "b"));

        // When
        Map<String, Map<String, Double>> visits = visits(corpus);

        // Then: a and c have 1 + 1 in common, b and c 1, b and the later a 1/2
        assertThat(visits.get("a")).isEqualTo(rounded("c", 2 / 3.5, "b", .5 / 3.5));
        assertThat(visits.get("b")).isEqualTo(rounded("c", 1 / 2.5, "a", .5 / 2.5));
        assertThat(visits.get("c")).isEqualTo(rounded("a", 2 / 4.0, "b", 1 / 4.0));
        assertThat(visits.get("d")).isEmpty();
    }

    @Test
    void shouldLookAtTheNextTenEventsWhereNoTimesAreKnown() {
        // Given: fourteen items one after another, of which twelve train
        UserEvent[] events = new UserEvent[14];
        for (int i = 0; i < events.length; i++) {
            events[i] = purchase(EventTime.UNKNOWN, "i" + i);
        }

        // When
        Map<String, Map<String, Double>> visits = visits(corpus(events));

        // Then
        assertThat(visits.get("i0")).hasSize(10).containsKey("i10").doesNotContainKey("i11");
        assertThat(visits.get("i11")).hasSize(10).doesNotContainKey("i0");
    }

    @Test
    void shouldKnowNothingWhereNobodyGoesOn() {
        CoVisits visits = CoVisits.of(corpus(purchase(0, "a", "b")));

        assertThat(visits.width()).isZero();
        assertThat(visits.partners()).isEmpty();
    }

    @Test
    void shouldForgetTheLesserHalfOfTooManyPartners() {
        // Given
        PairCounts counts = new PairCounts(PairCounts.MOST_PARTNERS + 2);
        double total = 0;
        for (int partner = 1; partner <= PairCounts.MOST_PARTNERS + 1; partner++) {
            counts.add(0, partner, partner);
            total += partner;
        }

        // Then
        assertThat(counts.heaviest(0, Integer.MAX_VALUE))
                .hasSize(PairCounts.MOST_PARTNERS / 2)
                .first()
                .returns(PairCounts.MOST_PARTNERS + 1, Int2DoubleMap.Entry::getIntKey);
        assertThat(counts.total(0)).isEqualTo(total);
        assertThat(counts.total(1)).isEqualTo(1);
    }

    private static Map<String, Double> rounded(String one, double weight, String other, double otherWeight) {
        return Map.of(one, rounded(weight), other, rounded(otherWeight));
    }

    private static double rounded(double weight) {
        return Math.round(weight * 1e6) / 1e6;
    }

    /** Weights by the ids of items. */
    private static Map<String, Map<String, Double>> visits(Corpus corpus) {
        CoVisits visits = CoVisits.of(corpus);
        Map<String, Map<String, Double>> byId = new TreeMap<>();
        for (int item = 0; item < corpus.items().size(); item++) {
            Map<String, Double> of = new TreeMap<>();
            float before = Float.POSITIVE_INFINITY;
            for (int place = item * visits.width(); place < (item + 1) * visits.width(); place++) {
                float weight = visits.weights()[place];
                assertThat(weight).isLessThanOrEqualTo(before);
                before = weight;
                if (visits.partners()[place] >= 0) {
                    of.put(corpus.items().id(visits.partners()[place]), rounded(weight));
                }
            }
            byId.put(corpus.items().id(item), of);
        }
        return byId;
    }

    private static Corpus corpus(UserEvent... events) {
        return Shops.corpus(List.of(events), List.of()).build(Holdout.LEAVE_ONE_OUT, Optional.empty());
    }

    private static UserEvent purchase(long afterMs, String... items) {
        long timeMs = EventTime.isKnown(afterMs) ? Shops.START_MS + afterMs : afterMs;
        return TestEvents.purchase(String.join("+", items) + "@" + afterMs, timeMs, items);
    }
}
