package dev.freshet.streams.console;

import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.http.ConsoleEndpoints;
import dev.freshet.streams.http.HttpServer;
import dev.freshet.streams.http.LiveEndpoints;
import dev.freshet.streams.live.LiveFeed;
import dev.freshet.streams.topology.drawing.TopologyGraph;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The console's real files and live feed, in front of a shop and a street that are made up. */
final class FakeInstance implements AutoCloseable {

    private static final TopologyGraph TOPOLOGY = TopologyGraph.of(
            ConfiguredApp.of(FreshetConfig.DEFAULT).topology(key -> 0).describe());

    private final FakeShop shop = new FakeShop();
    private final LiveFeed feed = new LiveFeed(new FakeStreet(shop), 16, 500);
    private final HttpServer server = HttpServer.start(
            new HttpConfig("127.0.0.1", 0),
            Stream.of(
                            new FakeApi(shop, TOPOLOGY).operations(),
                            new LiveEndpoints(feed, shop::item, Duration.ofMillis(200)).operations(),
                            new ConsoleEndpoints().operations())
                    .flatMap(List::stream)
                    .toList());

    FakeShop shop() {
        return shop;
    }

    LiveFeed feed() {
        return feed;
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        feed.close();
        server.close();
    }
}
