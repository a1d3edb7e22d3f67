package dev.freshet.streams.console;

import dev.freshet.streams.config.HttpConfig;
import dev.freshet.streams.http.ConsoleEndpoints;
import dev.freshet.streams.http.HttpServer;
import dev.freshet.streams.http.LiveEndpoints;
import dev.freshet.streams.live.LiveFeed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The console's real files and live feed, in front of a shop and a street that are made up. */
final class FakeInstance implements AutoCloseable {

    private static final String MERMAID = """
            flowchart TD
              subgraph sub0[sub-topology 0]
                accepted["accepted"]
                answer["answer"]
                slate-bytes["slate-bytes"]
                user-events["user-events"]
                validate["validate"]
              end
              subgraph sub1[sub-topology 1]
                count-item["count-item"]
              end
              accepted --> answer
              answer --- store-pending-answers[("pending-answers")]
              answer --- store-user-state[("user-state")]
              answer --> slate-bytes
              answer --> topic-item-activity-repartition(["item-activity-repartition"])
              count-item --- store-item-popularity[("item-popularity")]
              count-item --> topic-freshet_item-signals(["freshet.item-signals"])
              slate-bytes --> topic-freshet_recommendations(["freshet.recommendations"])
              topic-freshet_item-signals(["freshet.item-signals"]) --- store-item-signals-seen[("item-signals-seen")]
              topic-freshet_user-events(["freshet.user-events"]) --> user-events
              topic-item-activity-repartition(["item-activity-repartition"]) --> count-item
              user-events --> validate
              validate --> accepted
              validate --> topic-freshet_dead-letters(["freshet.dead-letters"])
            """;

    private final FakeShop shop = new FakeShop();
    private final LiveFeed feed = new LiveFeed(new FakeStreet(shop), 16, 500);
    private final HttpServer server = HttpServer.start(
            new HttpConfig("127.0.0.1", 0),
            Stream.of(
                            new FakeApi(shop, MERMAID).operations(),
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
