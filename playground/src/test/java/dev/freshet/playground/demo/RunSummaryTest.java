package dev.freshet.playground.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunSummaryTest {

    private static RunSummary with(long answered, long duplicates, long recommendations) {
        return new RunSummary(3_100, answered, duplicates, 0, 0, recommendations, 0, 199.5, 21, 44, "tiny-1");
    }

    @Test
    void shouldBalanceOnlyIfEveryAnsweredEventHasExactlyOneRecommendation() {
        assertThat(with(3_000, 30, 2_970).balances()).isTrue();
        assertThat(with(3_000, 30, 2_969).balances()).isFalse();
        assertThat(with(3_000, 30, 2_971).balances()).isFalse();
    }

    @Test
    void shouldBeOneLineOfJsonInItsPublishedOrder() {
        assertThat(with(3_000, 30, 2_970).json())
                .isEqualTo("{\"events\":3100,\"answered\":3000,\"duplicates\":30,\"coalesced\":0,\"deadLetters\":0,"
                        + "\"recommendations\":2970,\"fallbacks\":0,\"eventsPerSecond\":199.5,\"p50Ms\":21,\"p99Ms\":44,"
                        + "\"modelVersion\":\"tiny-1\"}");
    }

    @Test
    void shouldNameRefusedEventsWhereItDoesNotBalance() {
        assertThat(with(3_000, 30, 2_969).imbalance(1))
                .isEqualTo(
                        "2969 recommendations for 3000 answered events with 30 duplicates and 1 dead letters: they do"
                                + " not balance");
    }
}
