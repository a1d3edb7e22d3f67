package dev.freshet.datasets.simulator;

import java.time.Instant;

/**
 * One shop. Two shops with equal configurations do the same, event for event.
 *
 * @param seed any number
 * @param people who shop when the stream starts; 1 to 1,000,000
 * @param newPeoplePerDay mean number of people who come for the first time each day; as many leave in the long run
 * @param anonymousShare share of people whom the shop never gets to know; 0 to 1
 * @param products items on sale when the stream starts; 100 to 200,000
 * @param newProductsPerDay mean number of launches each day
 * @param sessionsPerDay mean number of sessions of one person each day; above 0, up to 20
 * @param informativeSearches whether a search tells what is looked at next; with {@code false} its words are somebody else's, and all
 *     else is the same, event for event
 * @param identifies whether an anonymous person says who they are at the first purchase (an IDENTIFY, then a known subject)
 * @param startMs virtual time of the start, in ms since 1970 UTC
 */
public record SimulatorConfig(
        long seed,
        int people,
        double newPeoplePerDay,
        double anonymousShare,
        int products,
        double newProductsPerDay,
        double sessionsPerDay,
        boolean informativeSearches,
        boolean identifies,
        long startMs) {

    public SimulatorConfig {
        require(people >= 1 && people <= 1_000_000, "people", people, "1 to 1000000");
        require(newPeoplePerDay >= 0 && newPeoplePerDay <= 1e6, "newPeoplePerDay", newPeoplePerDay, "0 to 1000000");
        require(anonymousShare >= 0 && anonymousShare <= 1, "anonymousShare", anonymousShare, "0 to 1");
        require(products >= 100 && products <= 200_000, "products", products, "100 to 200000");
        require(
                newProductsPerDay >= 0 && newProductsPerDay <= 1e4,
                "newProductsPerDay",
                newProductsPerDay,
                "0 to 10000");
        require(sessionsPerDay > 0 && sessionsPerDay <= 20, "sessionsPerDay", sessionsPerDay, "above 0, up to 20");
        require(startMs >= 0, "startMs", startMs, "ms since 1970, at least 0");
    }

    /** 2,000 people and 3,000 products from the first day of 2025: about 7,500 events a day. */
    public static SimulatorConfig defaults() {
        return new SimulatorConfig(
                1,
                2_000,
                40,
                0.2,
                3_000,
                6,
                0.5,
                true,
                false,
                Instant.parse("2025-01-01T00:00:00Z").toEpochMilli());
    }

    public SimulatorConfig withSeed(long value) {
        return new SimulatorConfig(
                value,
                people,
                newPeoplePerDay,
                anonymousShare,
                products,
                newProductsPerDay,
                sessionsPerDay,
                informativeSearches,
                identifies,
                startMs);
    }

    public SimulatorConfig withPeople(int count, double newPerDay) {
        return new SimulatorConfig(
                seed,
                count,
                newPerDay,
                anonymousShare,
                products,
                newProductsPerDay,
                sessionsPerDay,
                informativeSearches,
                identifies,
                startMs);
    }

    public SimulatorConfig withProducts(int count, double newPerDay) {
        return new SimulatorConfig(
                seed,
                people,
                newPeoplePerDay,
                anonymousShare,
                count,
                newPerDay,
                sessionsPerDay,
                informativeSearches,
                identifies,
                startMs);
    }

    public SimulatorConfig withInformativeSearches(boolean value) {
        return new SimulatorConfig(
                seed,
                people,
                newPeoplePerDay,
                anonymousShare,
                products,
                newProductsPerDay,
                sessionsPerDay,
                value,
                identifies,
                startMs);
    }

    public SimulatorConfig withIdentifies(boolean value) {
        return new SimulatorConfig(
                seed,
                people,
                newPeoplePerDay,
                anonymousShare,
                products,
                newProductsPerDay,
                sessionsPerDay,
                informativeSearches,
                value,
                startMs);
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("simulator " + name + " is " + value + "; allowed is " + allowed);
        }
    }
}
