package dev.freshet.playground.screen;

/**
 * How the demo goes.
 *
 * @param shop what the shop is called
 * @param sent events sent
 * @param slates recommendations received
 * @param perSecond events sent a second, since the start
 * @param p50Ms median latency, from the broker's append to the reader's receipt
 * @param p99Ms the 99th percentile of it
 * @param deadLetters records refused
 * @param model the version of the model that made the latest slate
 * @param http where the application answers HTTP
 */
public record Status(
        String shop,
        long sent,
        long slates,
        double perSecond,
        long p50Ms,
        long p99Ms,
        long deadLetters,
        String model,
        String http) {}
