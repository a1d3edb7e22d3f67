package dev.freshet.streams.config;

import java.time.Duration;

/**
 * How the stream's popularity is made.
 *
 * @param halfLife time after which an event counts half
 * @param publishInterval an item's signal is published at most this often
 * @param browse weight of a browse
 * @param addToCart weight of an item put in the cart
 * @param purchase weight of an item bought, once an event whatever the quantity
 * @param click weight of a click on a slate; 0 because the browse that follows counts already
 */
public record SignalsConfig(
        Duration halfLife, Duration publishInterval, int browse, int addToCart, int purchase, int click) {

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
