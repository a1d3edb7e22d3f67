package dev.freshet.streams.config;

import java.time.Duration;

/** How the stream's popularity, and what it knows of visits, are made. */
public record SignalsConfig(
        @Explained(
                value =
                        "Time after which an event counts half, for how popular an item is and for what was visited before it.",
                why = "A week ago still tells something, a month ago nearly nothing.")
        Duration halfLife,

        @Explained(
                value = "An item's signal is published at most this often.",
                why = "Neither popularity nor visits need milliseconds.",
                cost = "Records on item-signals, which every instance reads whole.")
        Duration publishInterval,

        @Explained(value = "Weight of a browse.", unit = "weight")
        int browse,

        @Explained(value = "Weight of an item put in the cart.", unit = "weight")
        int addToCart,

        @Explained(
                value = "Weight of an item bought, once an event whatever the quantity.",
                unit = "weight",
                why = "Who buys says most.")
        int purchase,

        @Explained(
                value = "Weight of a click on a slate.",
                unit = "weight",
                why = "0, because the browse that follows counts already.")
        int click) {

    public static final SignalsConfig DEFAULT =
            new SignalsConfig(Duration.ofDays(3), Duration.ofSeconds(1), 1, 3, 5, 0);

    public SignalsConfig {
        new Check()
                .between("half-life", halfLife, Duration.ofMinutes(1), Duration.ofDays(3650))
                .between("publish-interval", publishInterval, Duration.ofMillis(10), Duration.ofHours(1))
                .between("browse", browse, 0, 1000)
                .between("add-to-cart", addToCart, 0, 1000)
                .between("purchase", purchase, 0, 1000)
                .between("click", click, 0, 1000)
                .done();
    }
}
